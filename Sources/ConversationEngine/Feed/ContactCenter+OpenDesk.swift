public import AgentDesktop
public import ConversationCore
public import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension ContactCenter {
  /// A page of an agent's inbox as rows, masked for them.
  ///
  /// `teams`: those whose queues the conversations are of; `nil` for all.
  /// - Throws: `ConversationError` `unknownAgent`, also for one who was removed; `StorageError`.
  public func inboxRows(
    _ categories: Set<InboxCategory> = InboxCategory.open,
    _ filter: InboxFilter = InboxFilter(),
    teams: Set<TeamID>? = nil,
    after cursor: PageCursor? = nil,
    limit: Int = 50,
    for agent: AgentID,
    _ options: DeskFeedOptions = DeskFeedOptions()
  ) async throws -> Page<InboxRow> {
    let page = try await inbox(
      categories,
      filter,
      teams: teams,
      order: options.order,
      after: cursor,
      limit: limit,
      for: agent
    )
    let viewer = try await viewer(agent)
    let states = try await deskStates(
      page.elements.map(\.conversation),
      for: viewer,
      showing: page.elements.compactMap(\.newestMessage),
      options
    )
    return Page(try await rows(page.elements, states, for: viewer), next: page.next)
  }

  /// An agent's inbox: its sections with their counts, and the first rows of some of them.
  ///
  /// - Throws: As ``inboxRows(_:_:teams:after:limit:for:_:)``.
  public func inboxList(
    _ categories: Set<InboxCategory> = InboxCategory.open,
    _ filter: InboxFilter = InboxFilter(),
    teams: Set<TeamID>? = nil,
    for agent: AgentID,
    _ options: DeskFeedOptions = DeskFeedOptions()
  ) async throws -> InboxList {
    var rows: [InboxRow] = []
    for category in InboxCategory.allCases where categories.contains(category) {
      rows += try await inboxRows(
        [category],
        filter,
        teams: teams,
        limit: options.rows,
        for: agent,
        options
      ).elements
    }
    let counts = try await inboxCounts(filter, teams: teams, for: agent)
    return InboxList(rows, counts: counts, order: options.order, labels: options.labels)
  }

  /// The screen as it is now.
  func openDesk(_ feed: DeskFeed) async throws -> (update: DeskUpdate, screen: DeskScreen) {
    // The place first: what happens while the screen is read is told again.
    let cursor = try await storage.lastCursor()
    let (now, options) = (now(), feed.options)
    let agent = try await viewer(feed.agent)
    // Counted first: what is counted differently afterwards is told by the feed.
    let counts = try await inboxCounts(for: feed.agent)
    let inbox = try await inboxList(for: feed.agent, options)
    let offers = try await openOffers(to: feed.agent)
    var request = LoadRequest()
    let rows = inbox.sections.flatMap(\.rows).filter { $0.category == .mine || $0.hasJoined }
    request.conversations = Array(Set(agent.slots.map(\.conversation) + rows.map(\.id)))
    let loaded = try await storage.load(request)
    let taking = loaded.conversations.map(\.value).filter { $0.involves(agent.id) }
      .sorted { $0.id < $1.id }
    let conversations = taking + offers.map(\.conversation)
    let states = try await deskStates(conversations, for: agent, options)
    let own = taking.compactMap { states[$0.id] }
    let panes = own.map { InteractionPane($0, for: agent.id, at: now) }.filter(\.takesPart)
    let opening = DeskOpening(
      inbox: inbox,
      requests: offers.compactMap { offer in
        states[offer.conversation.id].flatMap { ContactRequest($0, for: agent.id, at: now) }
      },
      panes: panes,
      wrapUps: own.compactMap { WrapUpList($0, for: agent.id, at: now) },
      availability: agent.perClass { $0.state },
      inState: agent.perClass { CountUp(since: $0.since, at: now) },
      pendingIdle: agent.perClass { $0.pendingIdle?.reason }
    )
    let screen = DeskScreen(
      rows: Set(inbox.sections.flatMap { $0.rows.map(\.id) }),
      panes: Set(panes.map(\.id)),
      counts: counts
    )
    return (DeskUpdate(view: .opened(opening), cursor: cursor, at: now), screen)
  }

  private func rows(
    _ entries: [InboxEntry],
    _ states: [ConversationID: DeskState],
    for agent: Agent
  ) async throws -> [InboxRow] {
    let now = now()
    var request = LoadRequest()
    request.documents = entries.map { ReadMark.documentID(of: $0.id) }
    let loaded = try await storage.load(request)
    return try entries.compactMap { entry in
      guard let state = states[entry.id] else { return nil }
      let mark = loaded.document(ReadMark.documentID(of: entry.id))
      return InboxRow(
        state,
        lastMessage: entry.newestMessage,
        readMark: try mark?.value.value(),
        for: agent,
        at: now
      )
    }
  }
}

extension Agent {
  /// What is known of their availability for each class of channels; nothing where there is nothing.
  fileprivate func perClass<Value>(_ read: (Availability) -> Value?) -> [ChannelClass: Value] {
    var values: [ChannelClass: Value] = [:]
    for channelClass in ChannelClass.allCases {
      values[channelClass] = read(availability[channelClass])
    }
    return values
  }
}
