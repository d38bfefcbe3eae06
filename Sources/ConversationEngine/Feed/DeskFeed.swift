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

  /// The same, after which a feed goes on elsewhere.
  fileprivate func placed(at cursor: EventCursor) -> Self {
    Self(view: view, cursor: cursor, at: at)
  }
}

/// An agent's screen as a sequence of views, so that a host only renders: first everything, then each
/// change.
///
/// It is made from the durable events: nothing is lost between two elements, nor over a restart that
/// goes on from the last ``DeskUpdate/cursor``. Each view is masked for the agent, by the tenant's switch
/// as it stands: when that is turned, the whole screen is told again, and transcripts that are shown are
/// to be read anew. A view shows a
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
    private var screen = DeskScreen()

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
        if try await !read() { await feed.center.waitForNews(after: generation) }
      }
      return updates.popFirst()
    }

    /// What has changed by now, in order; nothing if nothing has: for hosts that are asked, and wait
    /// for nobody.
    ///
    /// - Throws: What ``next(isolation:)`` throws.
    public mutating func updatesByNow() async throws -> [DeskUpdate] {
      var all = Array(updates)
      updates = []
      while try await read() {
        all += updates
        updates = []
      }
      return all
    }

    /// Reads what is new; returns whether anything was there to read.
    private mutating func read() async throws -> Bool {
      guard let cursor else {
        let opened = try await feed.center.openDesk(feed)
        screen = opened.screen
        updates = [opened.update]
        self.cursor = opened.update.cursor
        return true
      }
      let page = try await feed.center.storage.events(after: cursor, limit: 256)
      guard let last = page.last else { return false }
      var desk = FeedDesk(feed, screen)
      var told = try await desk.updates(of: page, after: cursor)
      var screen = desk.screen
      if let turned = page.firstIndex(where: \.event.changesDisplay) {
        // What stands on the screen was made under the switch as it was. A restart before it was drawn
        // anew comes back to here, and what happens meanwhile is told after it.
        let opened = try await feed.center.openDesk(feed)
        screen = opened.screen
        let before = turned == 0 ? cursor : page[turned - 1].cursor
        let later = Set(page[turned...].map(\.cursor))
        told = told.map { $0.placed(at: later.contains($0.cursor) ? before : $0.cursor) }
        told.append(opened.update.placed(at: last.cursor))
      }
      updates = told[...]
      self.screen = screen
      self.cursor = last.cursor
      return true
    }
  }
}

extension Event {
  /// Whether it changes what agents see of everything.
  fileprivate var changesDisplay: Bool {
    if case .displayChanged = self { true } else { false }
  }
}

/// What a screen shows, as far as a feed has to know.
struct DeskScreen: Sendable {
  /// The rows.
  var rows: Set<ConversationID> = []
  /// The conversations in which the agent takes part.
  var panes: Set<ConversationID> = []
  /// The counts; `nil` if none were told.
  var counts: InboxCounts?
}

/// What a feed tells, and how.
public struct DeskFeedOptions: Sendable {
  /// What is masked beside what the tenant's switch says (`DisplaySettings`): it may make that stricter,
  /// and never shows what it hides; the role of the agent says whether it is for them.
  public var display: DisplayPolicy
  /// The words.
  public var wording: SystemWording
  /// Whether the transcripts of all conversations that the agent sees are told, or only of those that
  /// they take part in.
  public var tellsEveryTranscript: Bool
  /// How many rows each open section of the inbox has at first.
  public var rows: Int
  /// The order of the inbox.
  public var order: InboxOrder
  /// What the sections of the inbox are called.
  public var labels: InboxLabels

  /// Says how.
  public init(
    display: DisplayPolicy = DisplayPolicy(),
    wording: SystemWording = .english,
    tellsEveryTranscript: Bool = false,
    rows: Int = 50,
    order: InboxOrder = .lastActivity,
    labels: InboxLabels = InboxLabels()
  ) {
    self.display = display
    self.wording = wording
    self.tellsEveryTranscript = tellsEveryTranscript
    self.rows = rows
    self.order = order
    self.labels = labels
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
}
