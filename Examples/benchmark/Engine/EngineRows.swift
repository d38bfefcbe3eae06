import AllocationCounter
import ConversationCore
import ConversationEngine
import ConversationStorage

/// Messages and commands through the contact center, one task.
let engineRows = [
  Row(
    name: "engine",
    summary: "inbound messages and agents' commands through ContactCenter, in memory",
    measure: measureEngine
  )
]

@Sendable
private func measureEngine(_ rounds: Int) async throws -> [Figure] {
  let (agents, conversations, messages) = (2_000, 10_000, 60_000)
  var samples: [String: [Double]] = [:]
  var yardstick: [Double] = []
  var allocations: [String: Double] = [:]
  for _ in 0..<rounds {
    yardstick.append(await Yardstick.actorAppends())
    let station = try await Station(agents: agents)
    let center = station.center
    func record(_ name: String, _ count: Int, _ work: () async throws -> Void) async throws {
      allocation_counter_start()
      samples[name, default: []].append(try await rate(count, work))
      allocations[name] = Double(allocation_counter_stop()) / Double(count)
    }
    let known = (0..<messages).map { Station.message($0 / 1_000 + 1, from: $0 % 1_000) }
    let first = (0..<conversations).map { Station.message(0, from: $0) }
    try await record("first message, routed and offered", conversations) {
      for event in first { _ = try await center.ingest([event], from: "loopback") }
    }
    try await record("inbound message, known conversation", messages) {
      for event in known { _ = try await center.ingest([event], from: "loopback") }
    }
    let offers = try await station.offers(of: agents)
    guard offers.count == conversations else { throw Shortfall(offers.count, conversations) }
    try await record("accept", conversations) {
      for (agent, offer) in offers { try await center.accept(offer.id, by: agent) }
    }
    try await record("send", conversations) {
      for (agent, offer) in offers {
        try await center.send("It leaves today.", in: offer.conversation.id, by: agent)
      }
    }
    try await record("end", conversations) {
      for (agent, offer) in offers { try await center.end(offer.conversation.id, by: agent) }
    }
    try await record("wrap up", conversations) {
      for (agent, offer) in offers {
        try await center.submitWrapUp(offer.conversation.id, reason: "done", by: agent)
      }
    }
    let transfers = try await transferRate()
    samples["transfer to an agent", default: []].append(transfers)
  }
  let goals = [
    ("inbound message, known conversation", "8.1 %"),
    ("first message, routed and offered", "4.0 %"),
    ("accept", "8.1 %"), ("send", "8.1 %"), ("end", "8.1 %"), ("wrap up", "8.1 %"),
    ("transfer to an agent", "4.0 %"),
  ]
  let best = yardstick.max() ?? 1
  var figures = [Figure(Yardstick.name, unit: "a second", yardstick)]
  for (name, goal) in goals {
    var figure = Figure(name, unit: "a second", samples[name] ?? [])
    figure.yardstick = (Yardstick.name, best)
    figure.goal = "floor \(goal)"
    figures.append(figure)
  }
  if allocation_counter_is_available() {
    for name in ["inbound message, known conversation", "first message, routed and offered"] {
      guard let count = allocations[name] else { continue }
      figures.append(
        Figure("\(name): heap", unit: "allocations", [count], higherIsBetter: false)
      )
    }
  }
  return figures
}

/// Transfers to an agent with room: the request alone, as an agent gives it.
private func transferRate() async throws -> Double {
  let (givers, takers) = (400, 400)
  let station = try await Station(agents: givers)
  try await station.write(0, from: 0..<givers * 5)
  let offers = try await station.offers(of: givers)
  for (agent, offer) in offers { try await station.center.accept(offer.id, by: agent) }
  for number in givers..<givers + takers {
    let id = Station.agent(number)
    try await station.center.save(AgentProfile(id: id, name: "Agent", teams: ["team"]))
    try await station.center.signIn(id)
    try await station.center.setAvailable(id)
  }
  return try await rate(offers.count) {
    for (index, (agent, offer)) in offers.enumerated() {
      let target = Station.agent(givers + index / 5)
      try await station.center.transfer(offer.conversation.id, to: .agent(target), by: agent)
    }
  }
}

struct Shortfall: Error, CustomStringConvertible {
  let description: String
  init(_ actual: Int, _ expected: Int) {
    description = "\(actual) of \(expected): the fixture does not do what it should"
  }
}
