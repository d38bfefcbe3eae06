import AgentDesktop
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Masking
import Testing

/// An agent's screen as a sequence of views.
@Suite struct DeskFeedTests {
  private static let end: IdleReason = "the-end"

  /// Everything that a feed tells until the agent goes idle for the last time.
  private static func collect(
    _ desk: Desk,
    for agent: AgentID = "anna",
    after cursor: EventCursor? = .start,
    _ options: DeskFeedOptions = DeskFeedOptions()
  ) async throws -> [DeskUpdate] {
    var updates: [DeskUpdate] = []
    for try await update in desk.center.deskFeed(for: agent, after: cursor, options) {
      updates.append(update)
      if case .availability(.telephony, .idle(Self.end)) = update.view { break }
    }
    return updates
  }

  private static func finish(_ desk: Desk, _ agents: AgentID...) async throws {
    for agent in agents { try await desk.center.setIdle(agent, reason: end, for: .telephony) }
  }

  @Test func `the feed tells requests, messages, rows and alerts in order`() async throws {
    let desk = try await Desk(agents: ["anna"])
    try await desk.write("Hello", id: "1")
    let offer = try #require(await desk.center.openOffers(to: "anna").first)
    var feed = desk.center.deskFeed(for: "anna").makeAsyncIterator()
    let first = try #require(await feed.next())
    guard case .opened(let opening) = first.view else {
      Issue.record("the feed does not begin with everything")
      return
    }
    #expect(opening.inbox[.unassigned].rows.map(\.id) == [offer.conversation.id])
    #expect(opening.inbox[.unassigned].rows.first?.card.messagePreview == "Hello")
    #expect(opening.inbox.openCount == 1)
    #expect(opening.requests.map(\.id) == [offer.id])
    #expect(opening.availability[.social] == .available)
    try await desk.center.accept(offer.id, by: "anna")
    try await desk.center.send("Hi", in: offer.conversation.id, by: "anna")
    try await desk.center.runDue()
    try await desk.write("Thank you", id: "2")
    try await desk.center.deleteEntryPoint("shop", by: .administrator)
    try await Self.finish(desk, "anna")
    var told: [String] = []
    while let update = try await feed.next() {
      switch update.view {
      case .requestEnded(offer.id, let outcome): told.append("request \(outcome)")
      case .appended(let bubble): told.append("\(bubble.side): \(bubble.text)")
      case .changed(let bubble): told.append("\(bubble.status?.rawValue ?? "")")
      case .notification(let notification): told.append("toast \(notification.occasion)")
      case .alert(offer.conversation.id, _): told.append("alert")
      default: break
      }
      if case .availability(.telephony, .idle(Self.end)) = update.view { break }
    }
    #expect(
      told.filter { !$0.hasPrefix("system") } == [
        "request accepted", "agent: Hi", "sent", "customer: Thank you", "toast customerMessage",
        "alert", "toast interrupted",
      ]
    )
  }

  @Test func `A-24 the feed keeps an inbox: counts, rows and what is unread are as they are read`()
    async throws
  {
    let desk = try await SharedDesk()
    var ids: [ConversationID] = []
    for number in 1...6 {
      ids.append(try await desk.open(from: "guest-\(number)", id: "\(number)"))
    }
    var feed = desk.center.deskFeed(for: "anna", after: nil, DeskFeedOptions(rows: 2))
      .makeAsyncIterator()
    var list = InboxList()
    func follow() async throws {
      for update in try await feed.updatesByNow() { list.take(update.view) }
    }
    try await follow()
    #expect(list[.unassigned].count == 6 && list[.unassigned].rows.count == 2)
    #expect(list[.unassigned].hasMore && list.openCount == 6)
    #expect(try await feed.updatesByNow().isEmpty, "nothing has changed")
    try await desk.center.claim(ids[0], by: "anna")
    try await desk.center.claim(ids[1], by: "ben")
    try await desk.center.claim(ids[2], by: "anna")
    try await desk.center.send("Yes", in: ids[2], by: "anna")
    try await desk.center.resolve(ids[2], by: "anna")
    try await desk.center.markRead(ids[0], upTo: 1, by: "anna")
    try await follow()
    #expect(list[.mine].rows.map(\.id) == [ids[0]])
    #expect(list[.mine].rows.first?.isUnread == false)
    #expect(list[.assignedToOthers].rows.map(\.assignee) == ["Ben"])
    #expect(list[.resolved].rows.map(\.id) == [ids[2]])
    #expect(InboxCategory.allCases.map { list[$0].count } == [3, 1, 1, 0, 1])
    let read = try await desk.center.inboxList(for: "anna")
    #expect(read[.mine].rows.map(\.isUnread) == [false])
    // What changes no count tells none.
    try await desk.center.tag(ids[0], adding: ["boots"], by: "anna")
    let tagged = try await feed.updatesByNow().map(\.view)
    #expect(!tagged.contains { if case .counts = $0 { true } else { false } })
    for view in tagged { list.take(view) }
    #expect(list[.mine].rows.first?.tags == ["boots"])
    try await desk.write("And?", from: "guest-1", id: "more")
    try await follow()
    #expect(list[.mine].rows.first?.isUnread == true && list[.mine].waiting == 1)
    // What was followed is what would be read anew.
    let anew = try await desk.center.inboxList(Set(InboxCategory.allCases), for: "anna")
    for category in InboxCategory.allCases {
      #expect(anew[category].count == list[category].count, "\(category)")
      let known = Set(list[category].rows.map(\.id))
      #expect(anew[category].rows.filter { known.contains($0.id) } == list[category].rows)
    }
  }

  @Test func `F-10 F-32 a feed opens the pane of a conversation, tells its wrap-up, and closes it`()
    async throws
  {
    let desk = try await Desk(agents: ["anna"])
    var feed = desk.center.deskFeed(for: "anna").makeAsyncIterator()
    _ = try await feed.updatesByNow()
    let id = try await desk.activeConversation()
    func told() async throws -> [String] {
      try await feed.updatesByNow().compactMap { update in
        switch update.view {
        case .pane(let pane): "pane \(pane.role.map { "\($0)" } ?? "none")"
        case .wrapUp(let list): "wrap-up \(list.reasons.count)"
        case .paneClosed: "closed"
        case .wrappedUp(id, let reason, let isAutomatic): "\(reason) \(isAutomatic)"
        default: nil
        }
      }
    }
    #expect(try await told().last == "pane owner")
    try await desk.center.end(id, by: "anna")
    #expect(try await told() == ["pane owner", "wrap-up 2"])
    var opening = desk.center.deskFeed(for: "anna").makeAsyncIterator()
    guard case .opened(let screen) = try await opening.next()?.view else { throw NoOffer() }
    #expect(screen.panes.map(\.id) == [id] && screen.wrapUps.map(\.conversation) == [id])
    try await desk.center.submitWrapUp(id, reason: "solved", by: "anna")
    #expect(try await told() == ["Solved false", "closed"])
  }

  @Test func `H-04 a feed closes the pane of what is resolved`() async throws {
    let desk = try await SharedDesk()
    let id = try await desk.open(id: "1")
    var feed = desk.center.deskFeed(for: "anna").makeAsyncIterator()
    _ = try await feed.updatesByNow()
    try await desk.center.claim(id, by: "anna")
    let claimed = try await feed.updatesByNow().map(\.view)
    #expect(claimed.contains { if case .pane(let pane) = $0 { pane.id == id } else { false } })
    try await desk.center.resolve(id, by: "anna")
    let resolved = try await feed.updatesByNow().map(\.view)
    #expect(resolved.contains(.paneClosed(id)))
  }

  @Test func `a restart at any place loses nothing, and repeats one event at most`() async throws {
    let desk = try await Desk(agents: ["anna"])
    let id = try await desk.activeConversation()
    for number in 1...4 {
      try await desk.center.send("Answer \(number)", in: id, by: "anna")
      try await desk.write("Question \(number)", id: "q\(number)")
    }
    try await desk.center.runDue()
    try await desk.center.end(id, by: "anna")
    try await Self.finish(desk, "anna")
    let all = try await Self.collect(desk)
    #expect(all.count > 20)
    for (index, update) in all.enumerated() {
      let rest = Array(all[(index + 1)...].map(\.view))
      guard !rest.isEmpty else { continue }
      let resumed = try await Self.collect(desk, after: update.cursor).map(\.view)
      #expect(Array(resumed.suffix(rest.count)) == rest, "after update \(index)")
      let repeated = all[...index].suffix(where: { $0.cursor == update.cursor })
      #expect(resumed.count - rest.count <= max(3, repeated))
    }
  }

  @Test func `an agent is told of nothing that is not theirs to see`() async throws {
    let desk = try await Desk(agents: ["anna"])
    try await desk.center.save(
      AgentProfile(
        id: "ben",
        name: "Ben",
        teams: ["day"],
        permissions: AgentPermissions(sees: .own)
      )
    )
    try await desk.center.signIn("ben")
    let id = try await desk.activeConversation()
    try await desk.center.send("Hi", in: id, by: "anna")
    // Ben is asked to take it over, declines, and sees it no longer.
    try await desk.center.setAvailable("ben")
    try await desk.center.transfer(id, to: .agent("ben"), by: "anna")
    let offer = try #require(await desk.center.openOffers(to: "ben").first)
    try await desk.center.decline(offer.id, by: "ben")
    try await desk.center.send("Still me", in: id, by: "anna")
    try await Self.finish(desk, "ben")
    let told = try await Self.collect(desk, for: "ben").map(\.view)
    var seen: [String] = []
    for view in told {
      switch view {
      case .row, .appended, .changed, .notification: seen.append("conversation")
      case .requestEnded(offer.id, .declined): seen.append("declined")
      case .rowGone(id): seen.append("gone")
      default: break
      }
    }
    #expect(Set(seen) == ["declined", "gone"])
    await #expect(throws: ConversationError(.unknownConversation)) {
      try await desk.center.deskState(of: id, for: "ben")
    }
  }

  @Test func `V-14 … V-30 every view of the feed is masked for its agent, and for no supervisor`()
    async throws
  {
    let desk = try await Desk(agents: ["anna"])
    let secret = "call +447966197542 or melissa@gmail.com"
    try await desk.write(secret, from: "+447966197542", id: "1")
    let offer = try #require(await desk.center.openOffers(to: "anna").first)
    try await desk.center.accept(offer.id, by: "anna")
    try await desk.center.addNote(
      secret,
      mentioning: ["anna"],
      in: offer.conversation.id,
      by: "anna"
    )
    try await desk.center.deleteEntryPoint("shop", by: .administrator)
    try await Self.finish(desk, "anna")
    for isSupervisor in [false, true] {
      if isSupervisor {
        try await desk.center.save(
          AgentProfile(id: "anna", name: "Anna", role: .supervisor, teams: ["day"])
        )
      }
      let options = DeskFeedOptions(display: DisplayPolicy(isEnabled: true))
      var written = ""
      for update in try await Self.collect(desk, for: "anna", after: .start, options) {
        dump(update, to: &written)
      }
      var feed = desk.center.deskFeed(for: "anna", after: nil, options).makeAsyncIterator()
      if let first = try await feed.next() { dump(first, to: &written) }
      #expect(written.contains("7966197542") == isSupervisor)
      #expect(written.contains("melissa@") == isSupervisor)
      #expect(written.contains("*********7542") == !isSupervisor)
    }
  }

  @Test func `S-10 the feed tells what was seen and when, and how far agents have read`()
    async throws
  {
    let desk = try await Desk(agents: ["anna"])
    let id = try await desk.activeConversation()
    let sent = try #require(try await desk.center.send("Hi", in: id, by: "anna").message)
    try await desk.center.runDue()
    desk.time.advance(by: 7)
    let seenAt = desk.time.now
    let report = DeliveryReport(
      channel: "loopback",
      recipient: "shop",
      target: .message(sent),
      status: .read
    )
    _ = try await desk.center.ingest([.delivery(report)], from: "loopback")
    desk.time.advance(by: 7)
    try await desk.write("Thank you", id: "2")
    let state = try await desk.center.deskState(of: id, for: "anna")
    let last = try #require(try await desk.storage.transcript(of: id, before: nil, limit: 1).last)
    #expect(Bubble(last, in: state, for: "anna").isUnread)
    try await desk.center.markRead(id, upTo: last.id.sequence, by: "anna")
    let after = try await desk.center.deskState(of: id, for: "anna")
    #expect(!Bubble(last, in: after, for: "anna").isUnread)
    try await Self.finish(desk, "anna")
    let views = try await Self.collect(desk).map(\.view)
    #expect(views.contains(.read(id, upTo: last.id.sequence)))
    let seen = views.compactMap { view in
      if case .changed(let bubble) = view, bubble.id == sent { bubble } else { nil }
    }
    #expect(seen.last?.status == .read && seen.last?.seenAt == seenAt)
  }
}

extension Collection {
  /// How many elements at the end pass a test.
  fileprivate func suffix(where isOne: (Element) -> Bool) -> Int {
    reversed().prefix(while: isOne).count
  }
}
