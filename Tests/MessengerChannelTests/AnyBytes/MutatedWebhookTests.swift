import ChannelAdapters
import ChannelTestSupport
import ConversationCore
import MessengerChannel
import Testing

/// Valid webhooks after accidents: flipped bits, cuts, lost and doubled pieces, items in another order.
///
/// Each is signed anew, so that it reaches the parser.
@Suite struct MutatedWebhookTests {
  private static let inputs = 6000

  @Test func `B3 any bytes to a page give a reception or a refusal`() throws {
    let items = [
      #""message":{"mid":"m_1","text":"Grüße 😀","attachments":[{"type":"image","payload":{"url":"https://cdn.example.com/1"}}]}"#,
      #""message":{"mid":"m_2","is_echo":true,"metadata":"\#(MessengerFixture.message)"}"#,
      #""delivery":{"mids":["m_1"],"watermark":1458668856253}"#,
      #""read":{"watermark":1458668856253}"#, #""postback":{"title":"a","payload":"b"}"#,
      #""message_edit":{"mid":"m_1","text":"y","num_edit":1}"#,
      #""reaction":{"mid":"m_1","action":"react","emoji":"❤"}"#,
    ].map { MessengerFixture.item($0) }
    let fixture = try MessengerFixture()
    try run(items, seed: 20_260_102) { items in
      MessengerFixture.envelope(items.joined(separator: ","))
    } receive: { body in
      try fixture.adapter.receive(fixture.call(body), at: MessengerFixture.now)
    }
  }

  @Test func `B3 any bytes to a number give a reception or a refusal`() throws {
    let items = [
      #""type":"text","text":{"body":"Grüße 😀"}"#,
      #""type":"image","image":{"id":"1","mime_type":"image/png","caption":"c"}"#,
      #""type":"location","location":{"latitude":1.5,"longitude":2}"#,
      #""type":"interactive","interactive":{"button_reply":{"id":"a","title":"b"}}"#,
      #""type":"edit","edit":{"original_message_id":"w","message":{"type":"text","text":{"body":"M"}}}"#,
      #""type":"order","order":{"product_items":[{"product_retailer_id":"s","quantity":2}]}"#,
    ].map { WhatsAppFixture.item($0) }
    let status = #""statuses":[{"id":"w","status":"failed","errors":[{"code":131047}]}]"#
    let fixture = try WhatsAppFixture()
    try run(items, seed: 20_260_103) { items in
      let list = items.joined(separator: ",")
      return WhatsAppFixture.envelope(
        WhatsAppFixture.value(#""messages":[\#(list)],\#(status)"#)
      )
    } receive: { body in
      try fixture.adapter.receive(fixture.call(body), at: WhatsAppFixture.now)
    }
  }

  /// Reads so many mutations; a third each is taken as it is, refused or partly passed over, or else
  /// the mutations are too tame or too wild to show anything.
  private func run(
    _ items: [String],
    seed: UInt64,
    write: ([String]) -> String,
    receive: ([UInt8]) throws -> Reception
  ) throws {
    var random = SeededGenerator(seed: seed)
    var taken = 0
    var refused = 0
    var partly = 0
    for _ in 0..<Self.inputs {
      let count = Int.random(in: 1...items.count, using: &random)
      let order = items.shuffled(using: &random).prefix(count)
      let body = random.mutated(Array(write(Array(order)).utf8))
      do {
        let reception = try receive(body)
        taken += 1
        if !reception.ignored.isEmpty { partly += 1 }
      } catch is WebhookRefusal {
        refused += 1
      }
    }
    #expect(taken > Self.inputs / 20)
    #expect(partly > Self.inputs / 50)
    #expect(refused > Self.inputs / 20)
  }
}
