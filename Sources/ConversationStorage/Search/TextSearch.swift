public import ConversationCore

/// What a message says, as it is searched.
public struct SearchableText: Hashable, Sendable {
  /// The message.
  public let message: MessageID
  /// Its words.
  public let text: String
  /// Its words as somebody sees them from whom sensitive values are hidden.
  public let maskedText: String

  /// Describes a message's words.
  public init(_ message: MessageID, text: String, maskedText: String) {
    self.message = message
    self.text = text
    self.maskedText = maskedText
  }
}

/// What somebody searches messages for.
public struct TextQuery: Hashable, Sendable {
  /// What was typed: a message is found that has, for each of its words, one that begins with it.
  public let text: String
  /// Whether sensitive values are hidden from whoever searches: what they do not see they do not find.
  public let isMasked: Bool

  /// Searches for some words.
  public init(_ text: String, isMasked: Bool) {
    self.text = text
    self.isMasked = isMasked
  }
}

/// An index of what messages say, beside a storage: not every service has one.
///
/// It follows the sequence of events (`ContactCenter.follow(_:)` does it), so that it may be begun
/// late, thrown away and made anew. It knows nothing of who sees what: `ContactCenter.search` asks the
/// storage.
public protocol TextSearch: Sendable {
  /// The cursor up to which events were taken in; `start` for an empty index.
  func followedCursor() async throws -> EventCursor

  /// Takes in what messages say now, and how far events were followed, as one.
  ///
  /// A message that is there already is replaced; one without words is forgotten, and no word of it is
  /// kept. Promise: nothing is taken in whose cursor is not beyond ``followedCursor()``, since another
  /// host has followed further and read newer words.
  func update(_ texts: [SearchableText], upTo cursor: EventCursor) async throws

  /// The messages that have the words of a query, newest first; none for a query without words.
  ///
  /// Promise: who reads page by page meets every message that was there all the time once.
  func messages(
    matching query: TextQuery,
    after cursor: PageCursor?,
    limit: Int
  ) async throws -> Page<MessageID>
}
