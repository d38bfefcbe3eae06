import AgentDesktop
import ConversationCore
import Foundation
import Testing

struct DestinationListTests {
  private func queue(
    _ id: QueueID,
    _ name: String,
    _ channelClass: ChannelClass = .social,
    isActive: Bool = true
  ) -> ConversationCore.Queue {
    ConversationCore.Queue(
      id: id,
      name: name,
      channelClass: channelClass,
      teams: [],
      isActive: isActive
    )
  }

  private func handled() throws -> Scene {
    var scene = try Scene()
    try scene.annaAccepts()
    return scene
  }

  @Test func `F-17 V-33 L-12 … L-15 a transfer goes to a queue or an agent`() throws {
    let list = try handled().destinations(
      for: .transfer,
      queues: [
        queue("b", "Returns"), queue("a", "Billing"), queue("c", "Mail", .email),
        queue("d", "Closed", isActive: false),
      ],
      at: 20
    )
    #expect(list.queues.map(\.name) == ["Billing", "Returns"])
    #expect(list.agents.map(\.name) == ["Ben Example", "Cleo Example"])
  }

  @Test func `V-33 V-34 names stand in the order in which people look for them`() throws {
    let scene = try handled()
    let queues = [
      queue("a", "Zurich"), queue("b", "abroad"), queue("d", "billing"), queue("c", "Billing"),
      queue("e", "Billing"),
    ]
    let list = try scene.destinations(for: .transfer, queues: queues, at: 20)
    #expect(list.queues.map(\.name) == ["abroad", "Billing", "Billing", "billing", "Zurich"])
    #expect(list.queues.map(\.id) == ["b", "c", "e", "d", "a"])
  }

  @Test func `F-23 F-24 V-39 L-21 L-22 a conference is held with an agent`() throws {
    let list = try handled().destinations(
      for: .conference,
      queues: [queue("a", "Billing")],
      at: 20
    )
    #expect(list.purpose == .conference)
    #expect(list.queues.isEmpty)
    #expect(list.agents.map(\.id) == ["ben", "cleo"])
  }

  @Test func `F-24 V-33 V-34 L-16 names are searched without regard to case`() throws {
    let scene = try handled()
    let queues = [queue("a", "Billing"), queue("b", "Benefits")]
    let list = try scene.destinations(for: .transfer, matching: "BE", queues: queues, at: 20)
    #expect(list.agents.map(\.id) == ["ben"])
    #expect(list.queues.map(\.id) == ["b"])
    let nobody = try scene.destinations(for: .transfer, matching: "zzz", queues: queues, at: 20)
    #expect(nobody.agents.isEmpty && nobody.queues.isEmpty)
  }

  @Test func `F-25 A-4 only who is available, unless all are asked for, with the reason`() throws {
    var scene = try handled()
    try scene.replace("ben") { ben in
      _ = try ben.choose(.idle(.onBreak), by: .agent("ben"), at: Scene.at(17))
    }
    let available = try scene.destinations(for: .conference, at: 20)
    #expect(available.agents.map(\.id) == ["cleo"])
    let all = try scene.destinations(for: .conference, includingUnavailable: true, at: 20)
    #expect(all.agents.map(\.id) == ["ben", "cleo"])
    #expect(all.agents.map(\.isAvailable) == [false, true])
    #expect(all.agents.first?.obstacle?.code == .agentNotAvailable("ben"))
    // The owner is in no list, whatever is asked for.
    #expect(!all.agents.contains { $0.id == "anna" })
  }

  @Test func `F-19 V-35 L-17 entries carry their state as of the snapshot`() throws {
    var scene = try handled()
    try scene.replace("ben") { ben in
      _ = try ben.choose(.idle(.onBreak), by: .agent("ben"), at: Scene.at(17))
    }
    let ben = try Scene.named("anna", among: scene.change.agents)
    let directory = TransferDirectory(
      for: scene.change.conversation,
      owner: ben,
      agents: scene.change.agents,
      queues: [],
      policy: scene.change.policy,
      asOf: Scene.at(20)
    )
    let list = DestinationList(
      directory,
      for: .transfer,
      includingUnavailable: true,
      at: Scene.at(95)
    )
    #expect(list.asOf == Scene.at(20))
    #expect(list.age.text == "1:15")
    #expect(list.agents.map(\.state) == [.idle(.onBreak), .available])
    #expect(list.agents.map(\.inState.wholeSeconds) == [3, 100])
  }
}
