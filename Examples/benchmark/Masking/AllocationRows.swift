import AllocationCounter
import Masking

/// Heap allocations of masking, and how its time grows with the text.
let maskingCostRows = [
  Row(
    name: "allocations",
    summary: "heap allocations for a message in which nothing is found",
    measure: measureAllocations
  ),
  Row(
    name: "linear",
    summary: "masking twice as much of the worst text, as a multiple of the time",
    measure: measureGrowth
  ),
]

@Sendable
private func measureAllocations(_ rounds: Int) async throws -> [Figure] {
  let masker = Masker(.init(homeRegions: ["US", "FI", "SE"]))
  let redaction = ArrivalRedaction(policy: .redact)
  let (clean, dense) = (MaskingMessages.clean, MaskingMessages.dense)
  let works: [(String, [String], goal: String?, @Sendable (String) -> Int)] = [
    ("findings in a clean message", clean, "0", { masker.findings(in: $0).count }),
    ("masked copy of a clean message", clean, "0", { masker.mask($0).utf8.count }),
    ("redaction of a clean message", clean, "0", { redaction.decide($0).isUnchanged ? 1 : 0 }),
    // That the counter counts is seen here.
    ("masked copy of a message with a number", dense, nil, { masker.mask($0).utf8.count }),
  ]
  return works.map { name, messages, goal, work in
    var samples: [Double] = []
    for _ in 0..<rounds {
      var sum = 0
      for message in messages { sum &+= work(message) }
      allocation_counter_start()
      for message in messages { sum &+= work(message) }
      samples.append(Double(allocation_counter_stop()) / Double(messages.count))
      precondition(sum >= 0)
    }
    guard allocation_counter_is_available() else {
      return Figure(name, unit: "not measured", [])
    }
    var figure = Figure(name, unit: "allocations", samples, higherIsBetter: false)
    figure.goal = goal
    return figure
  }
}

@Sendable
private func measureGrowth(_ rounds: Int) async throws -> [Figure] {
  let masker = Masker(.init(homeRegions: ["US", "FI", "SE"]))
  let repeated = [
    ("digits", "4"), ("digits and spaces", "4 "), ("groups", "4111 "), ("addresses", "a@b."),
    ("at signs", "@"), ("accounts", "GB82"), ("plus signs", "+1"), ("invisible", "4\u{200B}"),
  ]
  var figures: [Figure] = []
  for (name, piece) in repeated {
    var samples: [Double] = []
    for _ in 0..<rounds {
      let one = String(repeating: piece, count: 1_000_000 / piece.utf8.count)
      let two = one + one
      let single = await rate(1) { precondition(masker.mask(one).utf8.count > 0) }
      let double = await rate(1) { precondition(masker.mask(two).utf8.count > 0) }
      samples.append(single / double)
    }
    var figure = Figure(
      "2 MB of \(name) against 1 MB",
      unit: "times",
      samples,
      higherIsBetter: false
    )
    figure.goal = "2, linear"
    figures.append(figure)
  }
  return figures
}
