import ConversationCore

/// What the cursors of this storage say: the sort key of the last element of a page.
enum PagePlace {
  private static let waits = "waiting "

  static func cursor(_ conversation: Conversation) -> PageCursor {
    PageCursor(text: "\(conversation.lastActivityAt.milliseconds) \(conversation.id)")
  }

  /// In the order of waiting: who waits by the time since when, whoever is answered as in other lists.
  static func waitingCursor(_ conversation: Conversation) -> PageCursor {
    guard let since = conversation.waitingSince else { return cursor(conversation) }
    return PageCursor(text: "\(waits)\(since.milliseconds) \(conversation.id)")
  }

  static func cursor(_ document: RankedDocument) -> PageCursor {
    PageCursor(text: "\(document.rank) \(document.name)")
  }

  static func conversation(_ cursor: PageCursor) throws(StorageError) -> TimedConversation {
    let (time, text) = try split(cursor)
    guard let id = ConversationID(text) else { throw unreadable }
    return TimedConversation(time, id)
  }

  /// A place of any order of an inbox, and whether it is among those who wait.
  static func waiting(
    _ cursor: PageCursor
  ) throws(StorageError) -> (place: TimedConversation, waits: Bool) {
    guard cursor.text.hasPrefix(waits) else { return (try conversation(cursor), false) }
    let rest = PageCursor(text: String(cursor.text.dropFirst(waits.count)))
    return (try conversation(rest), true)
  }

  static func document(_ cursor: PageCursor) throws(StorageError) -> RankedDocument {
    let (rank, name) = try split(cursor)
    return RankedDocument(rank: rank, name: name)
  }

  private static func split(_ cursor: PageCursor) throws(StorageError) -> (Int64, String) {
    let parts = cursor.text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let number = Int64(parts[0]) else { throw unreadable }
    return (number, String(parts[1]))
  }

  static var unreadable: StorageError {
    StorageError(.corrupt, "the page cursor is none of this list: begin without one")
  }
}
