import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import Foundation

/// A customer's day at a contact center, over four channels, from the bytes on the wire to the last
/// wrap-up.
///
/// The same every time; exit status 1 if anything is not as expected.
@main
struct Quickstart {
  static func main() async {
    do {
      let shop = try Shop()
      print(shop.timeline.paint("A day at Green Jackets, Monday, 2 March 2026", .cyan, bold: true))
      try await shop.open()
      try await shop.textMessage()
      try await shop.messenger()
      try await shop.email()
      try await shop.webChat()
      try await shop.salesQueue()
      try await shop.startedByAgent()
      try await shop.deletedPage()
      try await shop.textAfterHours()
      try await shop.missedCall()
      try await shop.voicemail()
      try await sample()
      let failures = try await conclude(shop)
      if !failures.isEmpty { exit(1) }
    } catch {
      FileHandle.standardError.write(Data("the day ended early: \(error)\n".utf8))
      exit(1)
    }
  }

  /// Runs the sample of the README.
  private static func sample() async throws {
    let inbox = InboxPolicy.contactCenter(
      "support",
      offerTimeouts: OfferTimeouts(telephony: 20, chat: 30, email: 120, social: 120),
      wrapUp: try WrapUpPolicy(reasons: [WrapUpReason(id: "solved", name: "Solved")])
    )
    let body = #"{"id": "1", "to": "shop", "from": "cora", "text": "Hello"}"#
    try await readmeSample(
      inbox: inbox,
      webhook: WebhookRequest(
        url: "https://shop.example.com/hooks/loopback",
        headers: HeaderFields(),
        body: Array(body.utf8)
      )
    )
  }

  /// Counts what the storage holds against what went over the wire.
  private static func conclude(_ shop: Shop) async throws -> [String] {
    let events = try await shop.storage.events(after: .start, limit: 100_000)
    var conversations: Set<ConversationID> = []
    for case .conversation(let id, .opened) in events.map(\.event) { conversations.insert(id) }
    var inbound = 0
    var outbound = 0
    for id in conversations {
      for message in try await shop.storage.transcript(of: id, before: nil, limit: 1000) {
        if message.direction == .inbound { inbound += 1 }
        if message.status == .sent || message.status == .delivered || message.status == .read {
          outbound += 1
        }
      }
    }
    let lost =
      (shop.tally.received - inbound) + (shop.tally.sent - outbound)
      + (outbound - shop.providers.textsSent)
    shop.tally.expect(lost == 0, "nothing is lost")
    var tickets = 0
    for case .ticket(_, .opened) in events.map(\.event) { tickets += 1 }
    shop.tally.expect(conversations.count == 10, "ten conversations were opened")
    shop.tally.expect(tickets == 2, "two tickets were opened")
    let screen = shop.timeline
    screen.chapter("The day in numbers")
    print("  conversations       \(conversations.count)")
    print("  messages in         \(inbound)")
    print("  messages out        \(outbound)")
    print("  calls reported      \(shop.tally.reports)")
    print("  tickets opened      \(tickets)")
    print("  duplicates refused  \(shop.tally.duplicates)")
    print("  forgeries refused   \(shop.tally.refused)")
    print("  lost                \(lost)")
    for failure in shop.tally.failures {
      print(screen.paint("  not as expected: \(failure)", .red))
    }
    if shop.tally.failures.isEmpty { print(screen.paint("  everything as expected", .green)) }
    return shop.tally.failures
  }
}
