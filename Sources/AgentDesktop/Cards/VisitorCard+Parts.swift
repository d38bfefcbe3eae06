public import ConversationCore
import Masking

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension VisitorCard {
  /// An agent's note (H-27).
  public struct Note: Hashable, Sendable, Identifiable {
    /// The note, for commands.
    public let id: CustomerNoteID
    /// What it says.
    public let text: String
    /// Whether ``text`` is not all that it says: to save it would destroy what is stored.
    public let isMasked: Bool
    /// Who wrote it.
    public let author: String
    /// When.
    public let at: Date
    /// How long ago.
    public let age: CountUp
    /// Who changed it last; `nil` for nobody.
    public let editor: String?
    /// When it was changed last.
    public let editedAt: Date?

    init(_ note: CustomerNote, _ shown: CardValues, _ names: NameBook, at now: Date) {
      id = note.id
      text = shown.text(note.text)
      isMasked = !text.utf8.elementsEqual(note.text.utf8)
      author = names.name(of: note.author)
      at = note.at
      age = CountUp(since: note.at, at: now)
      editor = note.edits.last.map { names.name(of: $0.by) }
      editedAt = note.edits.last?.at
    }
  }

  /// A page that the visitor has looked at (H-29).
  public struct Page: Hashable, Sendable {
    /// Its address; a masked one leads nowhere.
    public let url: String
    /// Its title.
    public let title: String?
    /// When it was opened.
    public let at: Date

    init(_ page: PageView, _ shown: CardValues) {
      url = shown.text(page.url)
      title = page.title.map(shown.text)
      at = page.at
    }
  }

  /// A recording of a visit (H-30).
  public struct Recording: Hashable, Sendable, Identifiable {
    /// The host's name for it.
    public let id: RecordingID
    /// By what the host opens it.
    public let reference: String
    /// When the visit began.
    public let visitStartedAt: Date
    /// How long it is, in seconds.
    public let duration: TimeInterval?

    init(_ recording: VisitRecording, _ shown: CardValues) {
      id = recording.id
      // The host's own key, which is not read: masked, it would open nothing.
      reference = recording.reference
      visitStartedAt = recording.visitStartedAt
      duration = recording.duration
    }
  }

  /// What one system tells about the customer (H-31).
  public struct Box: Hashable, Sendable {
    /// The system.
    public let source: String
    /// Names and values, in the system's order.
    public let fields: [CustomerData.Field]
    /// When it was set.
    public let at: Date

    init(_ data: CustomerData, _ shown: CardValues) {
      source = data.source
      fields = data.fields.map { CustomerData.Field(shown.text($0.name), shown.text($0.value)) }
      at = data.at
    }
  }
}

/// The values of a card as its viewer may see them.
struct CardValues {
  private let shown: ShownValues

  init(_ state: DeskState) { shown = ShownValues(state) }

  /// A value that is one thing as a whole.
  func field(_ value: String?, _ content: (String) -> ContactValue) -> VisitorCard.Field {
    guard let value else { return VisitorCard.Field(text: nil, isMasked: false) }
    let whole = content(value)
    let kind: DisplayContent =
      if case .name = whole { .customerName } else { .customerNumber }
    let text = shown.shown(whole, as: kind, on: .visitorCard, .inbound)
    return VisitorCard.Field(text: text, isMasked: !text.utf8.elementsEqual(value.utf8))
  }

  /// A text in which anything may stand.
  func text(_ text: String) -> String { shown.text(text, on: .visitorCard, .inbound) }

  /// A piece of software: browsers say of themselves what they like.
  func software(_ software: SoftwareVersion) -> SoftwareVersion {
    SoftwareVersion(text(software.name), version: software.version.map(text))
  }
}
