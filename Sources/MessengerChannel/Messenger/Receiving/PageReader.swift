import ChannelAdapters
import ConversationCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Turns the items of one page's entry into events.
struct PageReader {
  let page: String
  let appID: String?
  private(set) var events: [InboundEvent] = []
  private(set) var ignored: [IgnoredItem] = []

  init(page: String, appID: String?) {
    self.page = page
    self.appID = appID
  }

  /// Reads one item; `nil` stands for a malformed one.
  mutating func read(_ item: MessagingItem?) {
    guard let item else { return ignore("messaging", "it is malformed") }
    switch item.content {
    case .message(let message) where message.isEcho: read(echo: message, of: item)
    case .message(let message): read(message, of: item)
    case .postback(let postback): read(postback, of: item)
    case .delivery(let delivery): read(delivery, of: item)
    case .read(let reading): read(reading, of: item)
    case .edit(let edit): read(edit, of: item)
    case .reaction(let reaction): read(reaction, of: item)
    case .referral(let referral): read(referral, of: item)
    case .control(let kind, let control): read(kind, control, of: item)
    case .policy(let policy): read(policy)
    case .other(let kind): ignore(kind, Self.reason(against: kind))
    }
  }

  /// Reads one item of a thread that is another app's to answer: only what concerns our own messages.
  mutating func standBy(_ item: MessagingItem?) {
    switch item?.content {
    case .delivery, .read: read(item)
    case .message(let message) where own(message) != nil: read(item)
    default: ignore("standby", "another app owns the thread")
    }
  }

  /// Passes over something.
  mutating func ignore(_ what: String, _ reason: String) {
    ignored.append(IgnoredItem(what, reason: reason))
  }

  /// Reports something.
  mutating func add(_ event: InboundEvent) { events.append(event) }

  /// Why a kind of item is none that a conversation is made of.
  private static func reason(against kind: String) -> String {
    switch kind {
    case "optin": "an opt-in permits messages outside of conversations, which are not sent"
    case "account_linking": "linking accounts is between the person and the host's own sign-in"
    case "app_roles": "it changes the roles of apps, and no thread"
    default: "this kind carries no message"
    }
  }

  /// The person of an item that comes from a person.
  mutating func customer(of item: MessagingItem, _ what: String) -> ChannelAddress? {
    guard item.recipient?.text ?? page == page else {
      ignore(what, "its recipient is not the page of its entry")
      return nil
    }
    guard let sender = item.sender?.text else {
      ignore(what, "its sender has no page-scoped id")
      return nil
    }
    guard sender != page else {
      ignore(what, "its sender is the page itself")
      return nil
    }
    return .pageScoped(sender, page: page)
  }
}

extension MessagingItem {
  /// When it happened.
  var date: Date? { timestamp.map { Date(milliseconds: $0) } }
}
