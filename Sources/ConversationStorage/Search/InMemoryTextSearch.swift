public import ConversationCore
import Locking

/// The reference index of texts: everything in memory, one lock.
///
/// Taking in a text costs what its words cost; it holds each word of a text once, as it is and as it
/// looks masked. What is masked for somebody is not in the index that they search.
public final class InMemoryTextSearch: TextSearch {
  private struct State {
    var raw = WordIndex()
    var masked = WordIndex()
    var messages: [MessageID] = []
    var numbers: [MessageID: UInt32] = [:]
    var cursor = EventCursor.start
  }

  private let state = Locked(State())

  /// Creates an empty index.
  public init() {}

  /// The cursor up to which events were taken in.
  public func followedCursor() throws -> EventCursor { state.withLock { $0.cursor } }

  /// Takes in what messages say now.
  public func update(_ texts: [SearchableText], upTo cursor: EventCursor) throws {
    state.withLock { state in
      // Two hosts may follow at once. What one of them has taken in is as new as its cursor.
      guard cursor > state.cursor else { return }
      for text in texts {
        let number: UInt32
        if let known = state.numbers[text.message] {
          number = known
        } else {
          number = UInt32(state.messages.count)
          state.messages.append(text.message)
          state.numbers[text.message] = number
        }
        state.raw.write(text.text, as: number)
        state.masked.write(text.maskedText, as: number)
      }
      state.cursor = cursor
    }
  }

  /// The messages that have the words of a query, newest first.
  public func messages(
    matching query: TextQuery,
    after cursor: PageCursor?,
    limit: Int
  ) throws -> Page<MessageID> {
    let bound = try cursor.map { (cursor) throws(StorageError) in
      guard let number = UInt32(cursor.text) else { throw PagePlace.unreadable }
      return number
    }
    let words = Array(SearchWords.words(of: query.text).prefix(SearchWords.longestQuery))
    let limit = max(0, min(limit, Int.max - 1))
    return state.withLock { state in
      let index = query.isMasked ? state.masked : state.raw
      let found = index.texts(with: words, below: bound, limit: limit + 1)
      let shown = found.prefix(limit)
      return Page(
        shown.map { state.messages[Int($0)] },
        next: found.count > limit ? shown.last.map { PageCursor(text: "\($0)") } : nil
      )
    }
  }
}
