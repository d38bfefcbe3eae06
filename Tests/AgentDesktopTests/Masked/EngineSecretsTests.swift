import AgentDesktop
import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Masking
import Testing

/// Sends known secrets through a whole contact center, and looks for them in what operators see, and in
/// what it stores and delivers.
@Suite struct EngineSecretsTests {
  /// Every refusal that a text or an address can be part of.
  private func refusals(_ house: SecretHouse, in id: ConversationID) async -> [any Error] {
    let text = SecretHouse.text
    let long = String(repeating: text, count: 99)
    let commands: [Command] = [
      Command(.send(MessageDraft(text), in: id), by: .agent("ben")),
      Command(.send(MessageDraft(long), in: id), by: .agent("anna")),
      Command(.addNote(long, in: id), by: .agent("ben")),
      Command(
        .startConversation(from: "entry", with: .phone("+15555550142"), MessageDraft(text)),
        by: .agent("ben")
      ),
      Command(
        .startConversation(from: "no", with: .phone("+15555550142"), MessageDraft(text)),
        by: .agent("ben")
      ),
      Command(.send(MessageDraft(text), in: id), by: .administrator),
    ]
    var errors: [any Error] = []
    for command in commands {
      do { try await house.center.perform(command) } catch { errors.append(error) }
    }
    return errors
  }

  /// A conversation that Anna has accepted.
  private func accepted(_ house: SecretHouse) async throws -> OpenOffer {
    try await house.write(id: "m-1")
    let offer = try #require(await house.center.openOffers(to: "anna").first)
    try await house.center.accept(offer.id, by: "anna")
    return offer
  }

  @Test func `V-09 W-26 no event, refusal or observation holds what a customer has written`()
    async throws
  {
    let house = try await SecretHouse(Scene.contactCenter())
    let id = try await accepted(house).conversation.id
    // A provider quotes what it was given.
    let quoted = "refused: \(SecretHouse.text) for +15555550142"
    house.channel.script(
      .refused(DeliveryFailure(.policy, code: quoted)),
      .retry(after: nil, DeliveryFailure(.exhausted, code: quoted)),
      .unknown
    )
    for _ in 1...3 {
      try await house.center.send(SecretHouse.text, in: id, by: "anna")
      try await house.center.runDue()
      house.time.advance(by: 600)
    }
    try await house.center.addNote(SecretHouse.text, in: id, by: "anna")
    var written = ""
    for error in await refusals(house, in: id) {
      dump(error, to: &written)
      written += "\(error)"
    }
    #expect(!written.isEmpty)
    try await house.center.end(id, by: "anna")
    for method in ["POST", "GET", SecretHouse.text] {
      let answer = await house.center.receive(
        WebhookRequest(
          method: method,
          url: "https://example.com/hook?from=+15555550142",
          headers: HeaderFields(),
          body: Array(SecretHouse.text.utf8)
        ),
        for: "loopback"
      )
      dump(answer, to: &written)
    }
    // To nobody's number, by an adapter that nobody knows, and twice.
    let lost = InboundMessage(
      channel: "loopback",
      recipient: "+447966197542",
      sender: .phone("+15555550142"),
      text: SecretHouse.text,
      externalID: "lost"
    )
    for message in [lost, house.message("m-1", from: .phone("+15555550142"))] {
      _ = try await house.center.ingest([.message(message)], from: "loopback")
    }
    written += try house.operatorsOutput()
    #expect(try house.storage.events(after: .start, limit: 1_000).count > 20)
    #expect(SecretHouse.found(in: written).isEmpty)
  }

  @Test func `V-31 A-15 masking changes nothing that is stored or that the customer receives`()
    async throws
  {
    let house = try await SecretHouse(Scene.contactCenter())
    let offer = try await accepted(house)
    let id = offer.conversation.id
    let options = DeskFeedOptions(display: SecretHouse.display)
    let state = try await house.center.deskState(of: id, for: "anna", options)
    let transcript = try house.storage.transcript(of: id, before: nil, limit: 9)
    let shown = TranscriptView(transcript, in: state, for: "anna").bubbles.map(\.text)
    #expect(shown.count > 1 && shown.allSatisfy { SecretHouse.found(in: $0).isEmpty })
    // The agent answers with what the customer has written, and the customer gets it as it was.
    try await house.center.send(SecretHouse.text, in: id, by: "anna")
    try await house.center.runDue()
    #expect(house.channel.sent.map(\.text) == [SecretHouse.text])
    #expect(house.channel.sent.map(\.recipient) == [.phone("+15555550142")])
    let stored = try house.storage.transcript(of: id, before: nil, limit: 9)
    #expect(stored.compactMap(\.text) == [SecretHouse.text, SecretHouse.text])
  }
}
