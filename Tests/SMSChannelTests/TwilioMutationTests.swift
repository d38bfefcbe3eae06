import ChannelAdapters
import ChannelTestSupport
import ConversationCore
import SMSChannel
import Testing

@Suite struct TwilioMutationTests {
  @Test func `any bytes give a reception or a refusal`() throws {
    let fixture = try TwilioFixture()
    let fields = TwilioFixture.message([
      "Body": "Grüße 😀", "NumMedia": "2", "MediaUrl0": "https://api.example.com/0",
      "MediaContentType0": "image/png", "Latitude": "1.5", "Longitude": "2.5",
    ])
    let body = fields.encoded()
    var random = SeededGenerator(seed: 20_260_101)
    var taken = 0
    var refused = 0
    for round in 0..<10_000 {
      let mutated = random.mutated(body)
      // Half of them are signed again, so that what lies behind the signature is reached.
      var signature = "AAAA"
      if round.isMultiple(of: 2), let fields = try? FormFields(decoding: mutated) {
        signature = TwilioSignature.sign(
          url: TwilioFixture.url,
          fields: fields,
          with: fixture.token
        )
      }
      if fixture.refusal(try fixture.call(body: mutated, signature: signature)) == nil {
        taken += 1
      } else {
        refused += 1
      }
    }
    #expect(taken > 500)
    #expect(refused > 5000)
  }

  @Test func `any order of the fields says the same, and fits the same signature`() throws {
    let fixture = try TwilioFixture()
    let fields = TwilioFixture.message(["Body": "Hi", "NumMedia": "0", "ToCity": ""])
    let signature = TwilioSignature.sign(
      url: TwilioFixture.url,
      fields: fields,
      with: fixture.token
    )
    let expected = try fixture.receive(fields).events
    var random = SeededGenerator(seed: 7)
    for _ in 0..<500 {
      let shuffled = FormFields(Array(fields).shuffled(using: &random))
      let call = try fixture.call(body: shuffled.encoded(), signature: signature)
      #expect(try fixture.adapter.receive(call, at: TwilioFixture.now).events == expected)
    }
  }
}
