import ConversationCore
import Foundation
import Testing

@Suite struct ConsentPolicyTests {
  private static let texts = ConsentTexts.english(business: "Example", contact: "example.com")
  private let provider = ConsentPolicy()
  private let sdk = ConsentPolicy(answerer: .sdk(texts))

  private func message(
    _ text: String,
    id: String = "in-1",
    to number: String = "+15555550100",
    group: String? = nil,
    sentAt: Date? = nil,
    provider request: ConsentRequest? = nil
  ) -> InboundMessage {
    InboundMessage(
      channel: .sms,
      recipient: number,
      sender: Fixtures.address,
      text: text,
      externalID: id,
      sentAt: sentAt,
      recipientGroup: group,
      consentRequest: request
    )
  }

  private func optedOut(
    at second: Int = 1,
    sentAt: Date? = nil,
    under policy: ConsentPolicy = ConsentPolicy()
  ) throws -> Consent {
    let stop = message("STOP", id: "in-0", sentAt: sentAt)
    return try #require(policy.decide(on: stop, known: nil, at: .second(second)).consent)
  }

  @Test func `A6 an opt-out is recorded, confirmed once, and for nobody to answer`() throws {
    let decision = sdk.decide(on: message("Stop."), known: nil, at: .second(1))
    #expect(decision.request == .optOut)
    #expect(decision.optsOut)
    #expect(decision.answer == Self.texts.optedOut)
    #expect(!decision.isForPeople)
    let consent = try #require(decision.consent)
    #expect(consent.changes.last?.source == .word)
    #expect(consent.changes.last?.externalID == "in-1")
    let again = sdk.decide(on: message("STOP", id: "in-2"), known: consent, at: .second(2))
    #expect(again.request == .optOut)
    #expect(again.consent == nil)
    #expect(again.answer == nil)
    #expect(!again.isForPeople)
  }

  @Test func `A6 who answers is a setting`() {
    #expect(provider.decide(on: message("STOP"), known: nil, at: .second(1)).answer == nil)
    #expect(provider.decide(on: message("HELP"), known: nil, at: .second(1)).answer == nil)
    #expect(sdk.decide(on: message("HELP"), known: nil, at: .second(1)).answer == Self.texts.help)
  }

  @Test func `peers 29 what the provider has recognised it has answered`() {
    let stop = sdk.decide(
      on: message("cancela", provider: .optOut),
      known: nil,
      at: .second(1)
    )
    #expect(stop.optsOut)
    #expect(stop.answer == nil)
    #expect(stop.consent?.changes.last?.source == .provider)
    let help = sdk.decide(on: message("HELP", provider: .help), known: nil, at: .second(1))
    #expect(help.answer == nil)
    // An opt-out of the list counts whatever else the provider says.
    let both = sdk.decide(on: message("STOP", provider: .help), known: nil, at: .second(1))
    #expect(both.optsOut)
  }

  @Test func `A6 START restores what STOP has taken`() throws {
    let out = try optedOut()
    let decision = sdk.decide(on: message("start"), known: out, at: .second(5))
    #expect(decision.request == .optIn)
    #expect(decision.consent?.isOptedOut == false)
    #expect(decision.consent?.changes.map(\.state) == [.optedOut, .optedIn])
    #expect(decision.answer == Self.texts.optedIn)
    #expect(throws: Never.self) { try decision.consent?.check() }
  }

  @Test func `A6 YES opts in whoever is out, and is for people otherwise`() throws {
    let out = try optedOut()
    #expect(sdk.decide(on: message("Yes!"), known: out, at: .second(5)).request == .optIn)
    let ordinary = sdk.decide(on: message("Yes!"), known: nil, at: .second(5))
    #expect(ordinary.request == nil)
    #expect(ordinary.isForPeople)
  }

  @Test func `A6 an opt-in sent before the opt-out and late changes nothing`() throws {
    let out = try optedOut(at: 60, sentAt: .second(50))
    let early = message("START", sentAt: .second(49))
    #expect(sdk.decide(on: early, known: out, at: .second(61)).consent == nil)
    #expect(sdk.decide(on: early, known: out, at: .second(61)).answer == nil)
    // Sent after it, though the opt-out was taken in later than this was sent.
    let late = message("START", sentAt: .second(51))
    #expect(sdk.decide(on: late, known: out, at: .second(61)).consent?.isOptedOut == false)
    // A late opt-out always counts.
    let back = try #require(sdk.decide(on: late, known: out, at: .second(61)).consent)
    let stop = message("STOP", sentAt: .second(40))
    #expect(sdk.decide(on: stop, known: back, at: .second(62)).optsOut)
  }

  @Test func `A6 free wording only flags`() {
    let decision = sdk.decide(on: message("Please stop texting me"), known: nil, at: .second(1))
    #expect(decision.mayAskToStop)
    #expect(decision.isForPeople)
    #expect(decision.consent == nil && decision.answer == nil && decision.request == nil)
    var quiet = sdk
    quiet.flagsFreeWording = false
    #expect(!quiet.decide(on: message("please stop it"), known: nil, at: .second(1)).mayAskToStop)
  }

  @Test func `C-02 carriers answer for toll-free numbers, and only the words they know`() {
    let policy = ConsentPolicy.standard(for: .tollFree, answerer: .sdk(Self.texts))
    let stop = policy.decide(on: message("STOP"), known: nil, at: .second(1))
    #expect(stop.optsOut)
    #expect(stop.answer == nil)
    let end = policy.decide(on: message("END"), known: nil, at: .second(1))
    #expect(end.optsOut)
    #expect(end.answer == Self.texts.optedOut)
    let long = ConsentPolicy.standard(for: .longCode, answerer: .sdk(Self.texts))
    #expect(long.decide(on: message("STOP"), known: nil, at: .second(1)).answer != nil)
  }

  @Test func `C-02 HELP reaches people too, unless the host says otherwise`() {
    #expect(sdk.decide(on: message("help"), known: nil, at: .second(1)).isForPeople)
    var policy = sdk
    policy.bringsHelpToPeople = false
    #expect(!policy.decide(on: message("help"), known: nil, at: .second(1)).isForPeople)
  }

  @Test func `A6 a consent is per sender and contact; a messaging service is one sender`() {
    let one = ConsentScope(of: message("STOP"))
    let other = ConsentScope(of: message("STOP", to: "+15555550101"))
    #expect(one != other && one.key != other.key)
    let grouped = [
      ConsentScope(of: message("STOP", group: "MG1")),
      ConsentScope(of: message("STOP", to: "+15555550101", group: "MG1")),
      ConsentScope(from: Fixtures.sms, group: "MG1", to: Fixtures.address),
    ]
    #expect(Set(grouped).count == 1)
    #expect(ConsentScope(from: Fixtures.sms, to: Fixtures.address) == one)
    let whatsApp = ConsentScope(
      channel: .whatsApp,
      sender: "+15555550100",
      address: Fixtures.address
    )
    #expect(whatsApp.key != one.key)
  }

  @Test func `A6 a provider's own report changes a consent, with no answer`() throws {
    let scope = ConsentScope(from: Fixtures.sms, to: Fixtures.address)
    let report = ConsentReport(.optOut, in: scope, at: .second(3), externalID: "report-1")
    let out = try #require(ConsentPolicy.consent(after: report, known: nil, at: .second(4)))
    #expect(out.isOptedOut)
    #expect(out.changes.last?.sentAt == .second(3))
    #expect(ConsentPolicy.consent(after: report, known: out, at: .second(5)) == nil)
    let help = ConsentReport(.help, in: scope)
    #expect(ConsentPolicy.consent(after: help, known: nil, at: .second(5)) == nil)
  }

  @Test func `C-02 texts of the SDK fit into one segment`() {
    for request in [ConsentRequest.optOut, .optIn, .help] {
      #expect(Self.texts.answer(to: request).utf8.count <= 140)
      #expect(Self.texts.answer(to: request).hasPrefix("Example: "))
    }
  }
}
