import ConversationCore
import ConversationEngine
import ConversationStorage
import Foundation

/// What an agent's screen reads, at 1,000 and at 1,000,000 stored conversations.
let inboxRows = [
  Row(
    name: "inbox",
    summary: "inbox page, counts and visitor's card at 1,000,000 conversations against 1,000",
    measure: measureInbox
  )
]

@Sendable
private func measureInbox(_ rounds: Int) async throws -> [Figure] {
  let (few, many) = (1_000, 1_000_000)
  let large = InboxReader(archive: try await Archive(conversations: many), stride: many / few)
  let small = InboxReader(archive: try await Archive(conversations: few), stride: 1)
  var figures: [Figure] = []
  for read in InboxReader.Read.allCases {
    var base: [Double] = []
    var ratios: [Double] = []
    var touched: [Double] = []
    for _ in 0..<rounds {
      let rates = (try await small.speed(of: read), try await large.speed(of: read))
      base.append(rates.0)
      // Each round against the same round: both have met the same neighbours on the machine.
      ratios.append(rates.0 / rates.1)
    }
    touched.append(Double(try await large.rowsTouched(by: read)))
    figures.append(Figure("\(read.rawValue), 1,000 stored", unit: "a second", base))
    var figure = Figure(
      "\(read.rawValue), 1,000,000 stored",
      unit: "times slower",
      ratios,
      higherIsBetter: false
    )
    figure.goal = "at most 1.5"
    figures.append(figure)
    figures.append(
      Figure("\(read.rawValue), rows touched", unit: "rows", touched, higherIsBetter: false)
    )
  }
  return figures
}

/// Reads the screens of an archive's agents.
private struct InboxReader {
  enum Read: String, CaseIterable {
    case page = "inbox page of 50"
    case waiting = "inbox page by waiting"
    case counts = "inbox counts"
    case card = "visitor's card"
  }

  let archive: Archive
  /// How far the customers lie apart whose cards are read: as many of each archive.
  let stride: Int

  func speed(of read: Read) async throws -> Double {
    let count = read == .card ? 1_000 : 300
    // Once before the clock starts: what the other archive has driven out of the caches comes back.
    try await perform(read, 0)
    return try await rate(count) {
      for number in 0..<count { try await perform(read, number) }
    }
  }

  func rowsTouched(by read: Read) async throws -> Int {
    let before = archive.storage.rowsTouched
    try await perform(read, 1)
    return archive.storage.rowsTouched - before
  }

  private func perform(_ read: Read, _ number: Int) async throws {
    let agent = archive.owner(number)
    switch read {
    case .page, .waiting:
      let page = try await archive.center.inbox(
        order: read == .page ? .lastActivity : .waiting,
        for: agent
      )
      guard page.elements.count == 50 else { throw Shortfall(page.elements.count, 50) }
    case .counts:
      let counts = try await archive.center.inboxCounts(for: agent)
      guard counts.open == archive.count else { throw Shortfall(counts.open, archive.count) }
    case .card:
      let customer = archive.customer(number % 1_000 * stride)
      let file = try await archive.center.customerFile(of: customer, for: agent)
      guard file.conversations.count == 1 else { throw Shortfall(file.conversations.count, 1) }
    }
  }
}
