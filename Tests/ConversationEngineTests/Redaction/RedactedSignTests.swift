import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Masking
import Testing

/// Redaction on arrival of what is no message: edits, and answers that were given elsewhere.
@Suite struct RedactedSignTests {
  private func note(_ kind: ThreadSign.Kind, _ desk: Desk) async throws {
    let sign = ThreadSign(
      kind,
      channel: "loopback",
      recipient: "shop",
      customer: ChannelAddress(kind: "loopback", value: "cora"),
      externalID: "sign"
    )
    _ = try await desk.center.ingest([.sign(sign)], from: "loopback")
  }

  @Test func `E2 an edit that ends a number takes it out of the message before, too`() async throws
  {
    let desk = try await Desk(redaction: ["support": .redact])
    let id = try await desk.activeConversation()
    try await desk.write("It is 4111 1111", id: "1")
    try await desk.write("moment", id: "2")
    desk.time.advance(by: 300)
    try await note(.edited("2", text: "1111 1111", revision: 1), desk)
    #expect(try await desk.texts(of: id) == ["Hello", "It is ********", "********"])
  }

  @Test func `E2 an edit that begins a number takes it out of the messages after it`() async throws
  {
    for policy in [ArrivalPolicy.redact, .drop] {
      let desk = try await Desk(redaction: ["support": policy])
      let id = try await desk.activeConversation()
      try await desk.write("moment", id: "1")
      try await desk.center.send("4111 1111", in: id, by: "anna")
      try await desk.write("1111 1111", id: "2")
      try await desk.write("and 17", id: "3")
      try await note(.edited("1", text: "It is 4111 1111", revision: 1), desk)
      // A text that is withheld is none.
      let last = policy == .redact ? ["********"] : []
      let first = ["Hello", "It is ********", "4111 1111"]
      #expect(try await desk.texts(of: id) == first + last + ["and 17"])
    }
  }

  @Test func `E2 an edit of a message from long before or after makes no number`() async throws {
    let desk = try await Desk(redaction: ["support": .redact])
    let id = try await desk.activeConversation()
    try await desk.write("It is 4111 1111", id: "1")
    desk.time.advance(by: 121)
    try await desk.write("moment", id: "2")
    try await note(.edited("2", text: "1111 1111", revision: 1), desk)
    #expect(try await desk.texts(of: id) == ["Hello", "It is 4111 1111", "1111 1111"])
  }

  @Test func `W-28 the name of a file that was sent elsewhere holds no card number`() async throws {
    for policy in [ArrivalPolicy.redact, .drop] {
      let desk = try await Desk(redaction: ["support": policy])
      let id = try await desk.activeConversation()
      let file = Attachment(
        mediaType: "image/png",
        reference: "r",
        name: "4111 1111 1111 1111.png"
      )
      let answer = OutsideMessage(providerID: "o", text: "your scan", attachments: [file])
      try await note(.answeredElsewhere(answer), desk)
      let stored = try await desk.storage.transcript(of: id, before: nil, limit: 9)
      let name = policy == .redact ? String(repeating: "*", count: 16) + ".png" : nil
      #expect(stored.last?.attachments.map(\.name) == [name])
    }
  }
}
