public import ConversationCore
import Masking

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// The card about the visitor beside a conversation: ten items, of which four are for agents to edit
/// (H-21 … H-31, A-40).
///
/// It is masked as the other surfaces are, and holds nothing of the customer beside what it shows.
public struct VisitorCard: Hashable, Sendable {
  /// The ten items, in the order in which the card shows them.
  @nonexhaustive
  public enum Item: String, Hashable, Sendable, CaseIterable {
    /// The name (H-22).
    case name
    /// The email address (H-23).
    case email
    /// The phone number (H-24).
    case phone
    /// Where they are (H-25).
    case location
    /// Operating system and browser, with versions (H-26).
    case software
    /// The agents' notes (H-27).
    case notes
    /// Their conversations (H-28).
    case conversations
    /// The pages they have looked at, and the page that led them here (H-29).
    case browsing
    /// The recordings of their visits (H-30).
    case recordings
    /// What systems tell about them (H-31).
    case data

    /// Whether agents may change it.
    public var isEditable: Bool {
      switch self {
      case .name, .email, .phone, .notes: true
      case .location, .software, .conversations, .browsing, .recordings, .data: false
      }
    }
  }

  /// One value that agents may change.
  public struct Field: Hashable, Sendable {
    /// What is shown; `nil` where nothing is known.
    public let text: String?
    /// Whether ``text`` is not the whole value: to save it would be to destroy what is stored, and is
    /// refused.
    public let isMasked: Bool
  }

  /// The customer, for commands.
  public let customer: CustomerID
  /// The name (H-22); one that is really a number is masked (V-30).
  public let name: Field
  /// Up to two letters.
  public let initials: String
  /// The email address (H-23).
  public let email: Field
  /// Whether an answer may go to the email address (H-16, A-38); `false` where there is none.
  public let mayBeEmailed: Bool
  /// The phone number (H-24).
  public let phone: Field
  /// Where they are, in one line (H-25).
  public let location: String?
  /// The operating system (H-26).
  public let system: SoftwareVersion?
  /// The browser (H-26).
  public let browser: SoftwareVersion?
  /// The notes, the newest first (H-27).
  public let notes: [Note]
  /// Their conversations, latest activity first (H-28).
  public let conversations: InteractionHistory
  /// Whether there are older conversations than these.
  public let hasMoreConversations: Bool
  /// Whether they are on the site, by whichever of their sessions (H-35); `nil` for who has never visited
  /// it.
  public let isOnSite: Bool?
  /// The pages of their visits, the newest first (H-29).
  public let pages: [Page]
  /// The page of another site that led to their latest visit (H-29).
  public let referrer: String?
  /// The recordings that may be seen, the newest visit first (H-30).
  public let recordings: [Recording]
  /// What systems tell about them, a box a system (H-31).
  public let data: [Box]

  /// Describes a customer's records, in the state of a conversation of theirs.
  public init(_ file: CustomerFile, in state: DeskState, at now: Date) {
    let shown = CardValues(state)
    let customer = file.customer
    self.customer = customer.id
    name = shown.field(customer.name?.text) { text in
      .name(text, customerNumber: state.conversation.address.value)
    }
    initials = CustomerName.initials(of: customer.name?.text ?? "")
    email = shown.field(customer.email?.address) { .emailAddress($0) }
    mayBeEmailed = customer.email?.mayBeWrittenTo ?? false
    phone = shown.field(customer.phone?.number) { .phoneNumber($0) }
    let latest = file.visits.first
    location = (customer.location ?? latest?.location).map { shown.text($0.text) }
    let device = file.visits.lazy.compactMap(\.device).first
    system = device?.system.map(shown.software)
    browser = device?.browser.map(shown.software)
    var owner = state
    owner.customerName = customer.name
    owner.names.addMissing(file.agentNames)
    notes = file.notes.map { Note($0, shown, owner.names, at: now) }
    conversations = InteractionHistory(file.conversations, in: owner)
    hasMoreConversations = file.hasMoreConversations
    // Of several sessions the newest may be over while they are there with another.
    isOnSite = file.visits.isEmpty ? nil : file.visits.contains { !$0.isOver }
    // Visits on two devices overlap: the pages stand in one order.
    pages = file.visits.flatMap { $0.pages.reversed() }.enumerated()
      .sorted { ($1.element.at, $0.offset) < ($0.element.at, $1.offset) }
      .map { Page($0.element, shown) }
    referrer = latest?.referrer.map(shown.text)
    recordings = file.recordings.filter(\.isVisible).map { Recording($0, shown) }
    data = file.data.map { Box($0, shown) }
  }
}
