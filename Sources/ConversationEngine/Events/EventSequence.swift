import ConversationCore
public import ConversationStorage

/// Everything that happened after a cursor, in order, and then what happens from now on.
///
/// Nothing is lost: the sequence reads the storage page by page, and between pages only waits for a
/// wake-up. Keep the cursor of the last event that was handled, and go on from it after a restart.
public struct EventSequence: AsyncSequence, Sendable {
  /// What it gives.
  public typealias Element = RecordedEvent

  let center: ContactCenter
  let start: EventCursor

  /// Begins to read.
  public func makeAsyncIterator() -> Iterator { Iterator(center: center, cursor: start) }

  /// Reads one event after another.
  public struct Iterator: AsyncIteratorProtocol, Sendable {
    private let center: ContactCenter
    private var cursor: EventCursor
    private var page: ArraySlice<RecordedEvent> = []

    init(center: ContactCenter, cursor: EventCursor) {
      self.center = center
      self.cursor = cursor
    }

    /// The next event; `nil` when the task is cancelled.
    ///
    /// - Throws: `StorageError` when the storage cannot be read; iterating may go on after it.
    public mutating func next(
      isolation actor: isolated (any Actor)? = #isolation
    ) async throws -> RecordedEvent? {
      while page.isEmpty {
        if Task.isCancelled { return nil }
        let generation = center.wakeup.generation
        page = try await center.storage.events(after: cursor, limit: 256)[...]
        if page.isEmpty { await center.waitForNews(after: generation) }
      }
      let event = page.popFirst()
      if let event { cursor = event.cursor }
      return event
    }
  }
}

extension ContactCenter {
  /// Everything that happened after a cursor, and then what happens from now on.
  public func events(after cursor: EventCursor = .start) -> EventSequence {
    EventSequence(center: self, start: cursor)
  }

  /// Waits for a commit of this process, or long enough to look for those of others.
  func waitForNews(after generation: UInt64) async {
    await wakeup.wait(
      after: generation,
      atMost: .seconds(settings.pollInterval),
      sleep: surroundings.sleep
    )
  }
}
