import AgentDesktop
import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import Foundation
import Masking
import Testing

@Suite struct InboxSamples {
  @Test func `Inbox: assigned, answered, resolved`() async throws {
    let inbox = InboxPolicy.sharedInbox(
      "support",
      offerTimeouts: OfferTimeouts(telephony: 20, chat: 30, email: 120, social: 120)
    )
    let center = try await SampleShop.center(inbox)
    let id = try await SampleShop.write(to: center).conversation
    try await center.assign(id, to: "ben", by: "anna")
    try await center.send("It is on its way", in: id, by: "ben")
    try await center.resolve(id, by: "ben")
    var request = LoadRequest()
    request.conversations = [id]
    let loaded = try await center.storage.load(request)
    #expect(loaded.conversation(id)?.value.isOpen == false)
  }

  @Test func `Inbox: read, counted, searched`() async throws {
    let center = try await SampleShop.center()
    let stored = try await SampleShop.write(to: center)
    try await center.claim(stored.conversation, by: "anna")
    let page = try await center.inbox([.mine], order: .waiting, for: "anna")
    let counts = try await center.inboxCounts(for: "anna")
    let more = try await center.inbox([.mine], order: .waiting, after: page.next, for: "anna")
    #expect(page.elements.map(\.id) == [stored.conversation])
    #expect(counts[.mine] == 1)
    #expect(more.elements.count == 1)
    let screen = DeskFeedOptions(display: DisplayPolicy(isEnabled: true), order: .waiting)
    let list = try await center.inboxList(for: "anna", screen)
    for section in list.open {
      print(section.label, section.count, section.rows.map { $0.card.messagePreview ?? "" })
    }
    #expect(list[.mine].rows.map(\.id) == [stored.conversation] && list.openCount == 1)
    let search = InMemoryTextSearch()
    while try await center.follow(search) > 0 {}
    let found = try await center.messages(
      matching: "parcel",
      in: search,
      display: DisplayPolicy(isEnabled: true),
      for: "anna"
    )
    #expect(found.elements.map(\.message.id) == [stored])
  }

  @Test func `Inbox: the tenant's switch`() async throws {
    let center = try await SampleShop.center()
    try await center.save(DisplaySettings(masksForAgents: true), by: .administrator)
    #expect(try await center.displayPolicy().isEnabled)
  }

  @Test func `Inbox: only my conversations`() {
    let limited = AgentPermissions(access: .limited, sees: .own)
    #expect(!limited.access.isFull)
  }

  @Test func `Inbox: a canned response`() throws {
    let hello = try CannedResponse(
      id: "hello",
      title: "Hello",
      text: "Hello {{customer.name|there}}, this is {{agent.name}}."
    )
    let filled = hello.filled(with: ["agent.name": "Anna"])
    #expect(filled.text == "Hello there, this is Anna.")
  }

  @Test func `Inbox: a masked view`() throws {
    let agents = [try Scene.agent("anna")]
    let policy = try Scene.policy()
    let now = Scene.morning
    let entryPoint = EntryPoint(
      id: "line",
      channel: .sms,
      identity: .number("+15555550100", kind: .longCode),
      displayName: "Service line",
      inbox: "support",
      queue: "help"
    )
    let message = InboundMessage(
      channel: .sms,
      recipient: "+15555550100",
      sender: .phone("+15555550123"),
      text: "Hello",
      externalID: "1"
    )
    let conversation = Transition.open(
      ConversationID(bits: 1),
      for: CustomerID(bits: 1),
      with: message,
      at: entryPoint,
      queue: Scene.queue,
      policy: policy,
      now: now
    ).conversation
    let state = DeskState(
      conversation,
      agents: agents,
      policy: policy,
      entryPoint: entryPoint,
      capabilities: ChannelCapabilities(),
      display: DisplayPolicy(isEnabled: true),
      viewerRole: ViewerRole(Role.agent)
    )
    let card = TaskCard(state, lastMessage: nil, for: "anna", at: now)
    #expect(card.title == "********0123")
  }

  @Test func `H-02, S-06 the guide's tables of what is seen are those of the code`() throws {
    let columns: [InboxPermission.Standing] = [
      .limited, .fullAccess, .accountOwner, .supervisor, .administrator,
    ]
    let words: [InboxPermission.Sight: String] = [
      .profile: "as their profile says", .all: "everything",
    ]
    let sight = columns.map { InboxPermission.sight[$0].flatMap { words[$0] } ?? "—" }
    let names: [ConversationVisibility: String] = [
      .all: "all", .ownAndUnassigned: "own and unassigned", .own: "own",
    ]
    let shelves: [(InboxState, AgentID?)] = [
      (.unassigned, nil), (.assigned, "anna"), (.assigned, "ben"), (.snoozed, "ben"),
      (.resolved, "ben"),
    ]
    let rows = ConversationVisibility.allCases.map { sees in
      let cells = shelves.map { state, agent in
        let shelf = InboxShelf(
          state,
          agent: agent,
          entryPoint: "shop",
          channel: .sms,
          queue: "help"
        )
        return InboxSight(agent: "anna", sees: sees).covers(shelf) ? "yes" : "no"
      }
      return "| \(([names[sees] ?? "—"] + cells).joined(separator: " | ")) |"
    }
    let lines = try guide("Documentation/Inbox.md").split(separator: "\n").map(String.init)
    #expect(lines.contains("| sees | \(sight.joined(separator: " | ")) |"))
    let start = try #require(lines.firstIndex { $0.hasPrefix("| profile | unassigned |") })
    #expect(lines[(start + 2)...].prefix { $0.hasPrefix("|") } == rows[...])
  }

  @Test func `H-06 S-06 the guide's table of permissions is that of the code`() throws {
    let words: [InboxPermission.Reach: String] = [
      .own: "own", .ownAndUnassigned: "own and unassigned", .teams: "teams", .all: "all",
    ]
    let columns: [InboxPermission.Standing] = [
      .limited, .fullAccess, .accountOwner, .supervisor, .administrator,
    ]
    let rows = InboxPermission.rows.map { row in
      let cells = columns.map { row.reach[$0].flatMap { words[$0] } ?? "—" }
      return "| \(([row.command.rawValue] + cells).joined(separator: " | ")) |"
    }
    let lines = try guide("Documentation/Inbox.md").split(separator: "\n").map(String.init)
    let start = try #require(lines.firstIndex { $0.hasPrefix("| command | limited |") })
    #expect(lines[(start + 2)...].prefix { $0.hasPrefix("|") } == rows[...])
  }
}
