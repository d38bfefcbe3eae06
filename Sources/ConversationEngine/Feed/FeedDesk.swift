import AgentDesktop
import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Makes the views of one page of events, for one agent.
struct FeedDesk {
  private let feed: DeskFeed
  private let center: ContactCenter
  private(set) var screen: DeskScreen
  private var agent: Agent?
  /// The conversations in which the agent's part has ended in this page.
  private var taken: Set<ConversationID> = []
  private var conversations: [ConversationID: Conversation] = [:]
  private var states: [ConversationID: DeskState] = [:]
  private var newest: [ConversationID: Message] = [:]
  private var marks: [ConversationID: ReadMark] = [:]

  init(_ feed: DeskFeed, _ screen: DeskScreen) {
    self.feed = feed
    center = feed.center
    self.screen = screen
  }

  /// The updates of a page, in the order of its events; rows are told once, with the last event of
  /// their conversation.
  mutating func updates(
    of page: [RecordedEvent],
    after start: EventCursor
  ) async throws -> [DeskUpdate] {
    try await read(page)
    var lastOf: [ConversationID: EventCursor] = [:]
    for recorded in page {
      guard case .conversation(let id, let event) = recorded.event else { continue }
      lastOf[id] = recorded.cursor
      if event.takesAway(from: feed.agent) { taken.insert(id) }
    }
    var updates: [DeskUpdate] = []
    var before = start
    for recorded in page {
      var views: [DeskView] = []
      switch recorded.event {
      case .conversation(let id, let event):
        views = try await self.views(of: event, in: id)
        if lastOf[id] == recorded.cursor { views += row(of: id) + pane(of: id) }
      case .agent(feed.agent, let event): views = Self.views(of: event)
      default: break
      }
      if recorded.cursor == page.last?.cursor, !lastOf.isEmpty { views += try await counts() }
      for (index, view) in views.enumerated() {
        let cursor = index == views.count - 1 ? recorded.cursor : before
        updates.append(DeskUpdate(view: view, cursor: cursor, at: recorded.at))
      }
      before = recorded.cursor
    }
    return updates
  }

  private mutating func read(_ page: [RecordedEvent]) async throws {
    var request = LoadRequest()
    request.agents = [feed.agent]
    var ids: Set<ConversationID> = []
    for recorded in page {
      if case .conversation(let id, _) = recorded.event { ids.insert(id) }
    }
    request.conversations = Array(ids)
    request.newestMessages = Array(ids)
    request.documents = ids.map { ReadMark.documentID(of: $0) }
    let loaded = try await center.storage.load(request)
    guard let agent = loaded.agent(feed.agent)?.value, agent.presence != .removed else {
      throw ConversationError(.unknownAgent(feed.agent))
    }
    self.agent = agent
    for read in loaded.conversations { conversations[read.value.id] = read.value }
    for message in loaded.newestMessages { newest[message.id.conversation] = message }
    for read in loaded.documents {
      let mark: ReadMark = try read.value.value()
      marks[mark.conversation] = mark
    }
    let visible = loaded.conversations.map(\.value).filter { agent.maySee($0) }
    states = try await center.deskStates(
      visible,
      for: agent,
      showing: loaded.newestMessages,
      feed.options
    )
  }

  /// What an event changes beside the row.
  private func views(
    of event: ConversationEvent,
    in id: ConversationID
  ) async throws -> [DeskView] {
    // An offer that has ended may have been the only thing that the agent saw of it.
    guard var state = states[id] else {
      if case .offerEnded(let number, feed.agent, let outcome) = event {
        return [.requestEnded(OfferID(conversation: id, number: number), outcome)]
      }
      return []
    }
    var message: Message?
    if let sequence = event.messageSequence {
      message = try await center.storage
        .transcript(of: id, before: sequence + 1, limit: 1).first { $0.id.sequence == sequence }
    }
    if let message {
      state.seenAt = try await center.seenTimes(of: [message])
      try await center.addNames(of: message, to: &state)
    }
    return DeskView.views(
      of: event,
      in: state,
      message: message,
      for: feed.agent,
      tellsTranscript: feed.options.tellsEveryTranscript,
      at: center.now()
    )
  }

  /// The row as it is now, or that it is gone.
  private mutating func row(of id: ConversationID) -> [DeskView] {
    guard let agent, let state = states[id] else {
      let wasSeen = screen.rows.remove(id) != nil || taken.contains(id)
      return wasSeen ? [.rowGone(id)] : []
    }
    screen.rows.insert(id)
    let row = InboxRow(
      state,
      lastMessage: newest[id],
      readMark: marks[id],
      for: agent,
      at: center.now()
    )
    return [.row(row)]
  }

  /// What the agent can do with a conversation now, and what they have to wrap up.
  private mutating func pane(of id: ConversationID) -> [DeskView] {
    if let state = states[id] {
      let pane = InteractionPane(state, for: feed.agent, at: center.now())
      if pane.takesPart {
        screen.panes.insert(id)
        let wrapUp = WrapUpList(state, for: feed.agent, at: center.now())
        return [.pane(pane)] + (wrapUp.map { [.wrapUp($0)] } ?? [])
      }
    }
    let wasOpen = screen.panes.remove(id) != nil || taken.contains(id)
    return wasOpen ? [.paneClosed(id)] : []
  }

  /// How many conversations there are now, if that has changed.
  private mutating func counts() async throws -> [DeskView] {
    let counts = try await center.inboxCounts(for: feed.agent)
    guard counts != screen.counts else { return [] }
    screen.counts = counts
    return [.counts(counts)]
  }

  private static func views(of event: AgentEvent) -> [DeskView] {
    switch event {
    case .stateChanged(let channelClass, let state, _, _): [.availability(channelClass, state)]
    case .idlePending(let channelClass, let reason): [.idlePending(channelClass, reason)]
    case .offlineMessage(let message): [.offlineMessage(message.conversation)]
    case .missedConversation(let message): [.missedConversation(message.conversation)]
    default: []
    }
  }
}

extension ConversationEvent {
  /// The number of the message that it is about.
  fileprivate var messageSequence: Int? {
    switch self {
    case .messageAppended(let sequence, _), .messageAmended(let sequence),
      .messageRedacted(let sequence), .messageWithheld(let sequence, _),
      .deliveryChanged(let sequence, _), .messageRerouted(let sequence, _),
      .inbox(.mentioned(_, let sequence)):
      sequence
    default: nil
    }
  }

  /// Whether it ends an agent's part, after which they may see it no longer.
  fileprivate func takesAway(from agent: AgentID) -> Bool {
    switch self {
    case .unassigned(agent), .transferredToQueue(agent, _), .guestLeft(agent),
      .offerEnded(_, agent, _), .wrappedUp(agent, _, _), .inbox(.left(agent)):
      true
    default: false
    }
  }
}
