import ChannelAdapters
import Testing

@Suite struct InMemoryMailTransportTests {
  @Test func `Outcomes come in their order; what left is kept`() async throws {
    let envelope = try MailEnvelope(from: nil, to: [EnvelopeAddress("a@example.com")])
    let script: [MailOutcome] = [
      .deferred(MailDiagnosis(.unavailable)), .refused(MailDiagnosis(.rejected, status: 65)),
      .unknown(MailDiagnosis(.timedOut)),
    ]
    let transport = InMemoryMailTransport(script)
    for (number, outcome) in (script + [.accepted]).enumerated() {
      #expect(await transport.submit([UInt8(number)], envelope: envelope) == outcome)
    }
    #expect(transport.submissions.map(\.message) == [[2], [3]])
    #expect(transport.submissions.map(\.envelope) == [envelope, envelope])
  }

  @Test func `A cancelled task hands on nothing`() async throws {
    let envelope = try MailEnvelope(from: nil, to: [EnvelopeAddress("a@example.com")])
    let transport = InMemoryMailTransport()
    let outcome = try await inCancelledTask {
      await transport.submit([1], envelope: envelope)
    }
    #expect(outcome == .deferred(MailDiagnosis(.cancelled)))
    #expect(transport.submissions.isEmpty)
  }

  @Test func `Mails and what servers say about them are not printed`() async throws {
    let envelope = try MailEnvelope(from: nil, to: [EnvelopeAddress("jane@example.com")])
    let transport = InMemoryMailTransport()
    _ = await transport.submit(Array("Subject: made-up".utf8), envelope: envelope)
    let diagnosis = MailDiagnosis(.rejected, status: 69, text: "no jane@example.com here")
    var dumped = ""
    dump(transport.submissions, to: &dumped)
    dump(MailOutcome.refused(diagnosis), to: &dumped)
    for text in ["\(transport.submissions)", "\(MailOutcome.refused(diagnosis))", dumped] {
      #expect(!text.contains("jane"))
      #expect(!text.contains("83, 117, 98"))
    }
    #expect("\(diagnosis)" == "rejected (status 69)")
  }
}
