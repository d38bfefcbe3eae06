public import AgentDesktop
public import ConversationCore
public import ConversationStorage
public import Masking

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// One change of an agent's screen, and where to go on after it.
public struct DeskUpdate: Hashable, Sendable {
  /// What to draw.
  public let view: DeskView
  /// Where the feed goes on after a restart: keep it once the view is drawn.
  ///
  /// Of several views of one event only the last one has the event's place, so that a restart between
  /// them repeats them and loses none.
  public let cursor: EventCursor
  /// When it happened.
  public let at: Date
}

/// An agent's screen as a sequence of views, so that a host only renders: first everything, then each
/// change.
///
/// It is made from the durable events: nothing is lost between two elements, nor over a restart that
/// goes on from the last ``DeskUpdate/cursor``. Each view is masked for the agent. A view shows a
/// conversation as it is when the view is made; what follows quickly may be told once.
public struct DeskFeed: AsyncSequence, Sendable {
  /// What it gives.
  public typealias Element = DeskUpdate

  let center: ContactCenter
  let agent: AgentID
  let start: EventCursor?
  let options: DeskFeedOptions

  /// Begins to tell.
  public func makeAsyncIterator() -> Iterator { Iterator(self) }

  /// Tells one change after another.
  public struct Iterator: AsyncIteratorProtocol, Sendable {
    private let feed: DeskFeed
    private var cursor: EventCursor?
    private var updates: ArraySlice<DeskUpdate> = []
    /// The rows that this screen shows.
    private var shown: Set<ConversationID> = []

    init(_ feed: DeskFeed) {
      self.feed = feed
      cursor = feed.start
    }

    /// The next change; `nil` when the task is cancelled.
    ///
    /// - Throws: `ConversationError` `unknownAgent` for one who was removed; `StorageError` when the
    ///   storage cannot be read: iterating may go on after it.
    public mutating func next(
      isolation actor: isolated (any Actor)? = #isolation
    ) async throws -> DeskUpdate? {
      while updates.isEmpty {
        if Task.isCancelled { return nil }
        let generation = feed.center.wakeup.generation
        guard let cursor else {
          let opened = try await feed.center.openDesk(feed)
          shown = opened.shown
          self.cursor = opened.update.cursor
          return opened.update
        }
        let page = try await feed.center.storage.events(after: cursor, limit: 256)
        guard let last = page.last else {
          await feed.center.waitForNews(after: generation)
          continue
        }
        var desk = FeedDesk(feed, shown: shown)
        updates = try await desk.updates(of: page, after: cursor)[...]
        shown = desk.shown
        self.cursor = last.cursor
      }
      return updates.popFirst()
    }
  }
}

/// What a feed tells, and how.
public struct DeskFeedOptions: Sendable {
  /// What is masked: the tenant's switch; the role of the agent says whether it is for them.
  public var display: DisplayPolicy
  /// The words.
  public var wording: SystemWording
  /// Whether the transcripts of all conversations that the agent sees are told, or only of those that
  /// they take part in.
  public var tellsEveryTranscript: Bool
  /// How many rows the screen has at first.
  public var rows: Int

  /// Says how.
  public init(
    display: DisplayPolicy = DisplayPolicy(),
    wording: SystemWording = .english,
    tellsEveryTranscript: Bool = false,
    rows: Int = 50
  ) {
    self.display = display
    self.wording = wording
    self.tellsEveryTranscript = tellsEveryTranscript
    self.rows = rows
  }
}

extension ContactCenter {
  /// An agent's screen as a sequence of views.
  ///
  /// `cursor`: that of the last update that was drawn; `nil` begins with everything.
  public func deskFeed(
    for agent: AgentID,
    after cursor: EventCursor? = nil,
    _ options: DeskFeedOptions = DeskFeedOptions()
  ) -> DeskFeed {
    DeskFeed(center: self, agent: agent, start: cursor, options: options)
  }

  /// The screen as it is now.
  func openDesk(_ feed: DeskFeed) async throws -> (update: DeskUpdate, shown: Set<ConversationID>) {
    // The place first: what happens while the screen is read is told again.
    let cursor = try await storage.lastCursor()
    let now = now()
    let agent = try await viewer(feed.agent)
    let entries = try await inbox(limit: feed.options.rows, for: feed.agent).elements
    let offers = try await openOffers(to: feed.agent)
    let conversations = entries.map(\.conversation) + offers.map(\.conversation)
    let states = try await deskStates(conversations, for: agent, feed.options)
    let rows = entries.compactMap { entry in
      states[entry.conversation.id].map { state in
        InboxRow(state, lastMessage: entry.newestMessage, for: agent, at: now)
      }
    }
    let requests = offers.compactMap { offer in
      states[offer.conversation.id].flatMap { ContactRequest($0, for: feed.agent, at: now) }
    }
    return (
      DeskUpdate(view: .opened(rows, requests), cursor: cursor, at: now), Set(rows.map(\.id))
    )
  }
}
