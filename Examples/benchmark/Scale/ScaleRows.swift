import ConversationCore
import ConversationEngine
import Foundation

/// The same work at 1,000 and at 1,000,000 stored conversations, and what they take.
let scaleRows = [
  Row(
    name: "scale",
    summary: "inbound and one command at 1,000,000 stored conversations against 1,000; memory",
    measure: measureScale
  ),
  Row(
    name: "tasks",
    summary: "16 tasks over a storage whose commits take 1 ms: refusals and conflicts",
    measure: measureTasks
  ),
]

@Sendable
private func measureScale(_ rounds: Int) async throws -> [Figure] {
  let (few, many, work) = (1_000, 1_000_000, 20_000)
  let large = try await Archive(conversations: many)
  let small = try await Archive(conversations: few)
  let mixes = [
    ScaleMix(name: "1,000 stored", archive: small, hot: few, stride: 1),
    ScaleMix(name: "1,000,000 stored, 1,000 hot", archive: large, hot: few, stride: many / few),
    ScaleMix(name: "1,000,000 stored, uniform", archive: large, hot: many, stride: 1),
  ]
  var inbound: [[Double]] = Array(repeating: [], count: mixes.count)
  var sending = inbound
  var yardstick: [Double] = []
  for round in 0..<rounds {
    yardstick.append(await Yardstick.actorAppends())
    for (place, mix) in mixes.enumerated() {
      inbound[place].append(try await mix.inboundRate(work, round: round))
      sending[place].append(try await mix.sendRate(work))
    }
  }
  let bar = Figure(Yardstick.name, unit: "a second", yardstick)
  var figures = [bar]
  for (name, samples) in [("inbound", inbound), ("send", sending)] {
    var base = Figure("\(name), \(mixes[0].name)", unit: "a second", samples[0])
    base.yardstick = (bar.name, bar.best)
    figures.append(base)
    for (place, goal) in [(1, "at most 1.3"), (2, "at most 2")] {
      // Each round against the same round: both have met the same neighbours on the machine.
      let ratios = zip(samples[0], samples[place]).map { $0 / $1 }
      var figure = Figure(
        "\(name), \(mixes[place].name)",
        unit: "times slower",
        ratios,
        higherIsBetter: false
      )
      figure.goal = goal
      figures.append(figure)
    }
  }
  var conversation = memory("memory a conversation of one message", large.conversationBytes, many)
  conversation.goal = "at most 1,500"
  return figures + [conversation, memory("memory a customer", large.customerBytes, many)]
}

private func memory(_ name: String, _ bytes: Int?, _ count: Int) -> Figure {
  guard let bytes else { return Figure(name, unit: "not measured", []) }
  return Figure(name, unit: "bytes", [Double(bytes) / Double(count)], higherIsBetter: false)
}

/// Which conversations of an archive are worked on.
private struct ScaleMix {
  let name: String
  let archive: Archive
  /// How many of them are.
  let hot: Int
  /// How far they lie apart.
  let stride: Int

  /// The numbers of the conversations, one after another in no order.
  private func numbers(_ count: Int) -> [Int] {
    // A step that shares no factor with the number of conversations meets all of them.
    let step = hot / 2 + 63_029 % hot | 1
    return (0..<count).map { ($0 * step + 17) % hot * stride }
  }

  func inboundRate(_ count: Int, round: Int) async throws -> Double {
    let events = numbers(count).enumerated().map { place, number in
      Station.message(1 + round * count + place, from: number)
    }
    return try await rate(count) {
      for event in events {
        _ = try await archive.center.ingest([event], from: "loopback")
      }
    }
  }

  func sendRate(_ count: Int) async throws -> Double {
    let targets = numbers(count).map { (archive.id($0), archive.owner($0)) }
    return try await rate(count) {
      for (id, owner) in targets {
        try await archive.center.send("It leaves today.", in: id, by: owner)
      }
    }
  }
}
