import ConversationCore
import Foundation
import Testing

@Suite struct ConsentTests {
  private static let scope = ConsentScope(from: Fixtures.sms, to: Fixtures.address)
  private let message = MessageID(conversation: ConversationID(bits: 9), sequence: 4)

  private func consent(_ state: ConsentState) -> Consent {
    Consent(Self.scope, ConsentChange(state, at: .second(1), source: .person))
  }

  @Test func `C-02 nothing goes to somebody who has opted out but its confirmation`() throws {
    var out = consent(.optedOut)
    #expect(throws: ConversationError(.optedOut)) { try out.check() }
    #expect(throws: ConversationError(.optedOut)) { try out.check(message) }
    out.confirm(by: message)
    #expect(throws: Never.self) { try out.check(message) }
    #expect(throws: ConversationError(.optedOut)) { try out.check() }
    // There is one confirmation.
    let second = MessageID(conversation: message.conversation, sequence: 5)
    out.confirm(by: second)
    #expect(throws: ConversationError(.optedOut)) { try out.check(second) }
    #expect(throws: Never.self) { try out.check(message) }
  }

  @Test func `C-02 an opt-in has no confirmation that opts anything out`() {
    var consent = consent(.optedIn)
    consent.confirm(by: message)
    #expect(consent.confirmation == nil)
    #expect(throws: Never.self) { try consent.check() }
  }

  @Test func `A6 a new opt-out may be confirmed anew`() {
    var consent = consent(.optedOut)
    consent.confirm(by: message)
    let states: [ConsentState] = [.optedIn, .optedOut, .optedOut]
    let changed = states.map {
      consent.take(ConsentChange($0, at: .second(2), source: .word))
    }
    #expect(changed == [true, true, false])
    #expect(consent.confirmation == nil)
    #expect(consent.changes.count == 3)
  }

  @Test func `A6 the latest changes are kept, and the state is that of the last`() {
    var consent = consent(.optedOut)
    for second in 2...41 {
      let state: ConsentState = second.isMultiple(of: 2) ? .optedIn : .optedOut
      consent.take(ConsentChange(state, at: .second(second), source: .word))
    }
    #expect(consent.changes.count == Consent.changesKept)
    #expect(consent.isOptedOut)
    #expect(consent.changes.last?.at == .second(41))
  }

  @Test func `G1 the document of a scope is what a commit guards`() {
    let out = consent(.optedOut)
    #expect(out.documentID == Consent.documentID(Self.scope))
    #expect(out.documentID.kind == "consent")
    #expect(
      out.documentKeys == [
        DocumentKey("address", Fixtures.address.key),
        DocumentKey("opted-out", "", rank: Date.second(1).milliseconds),
      ]
    )
    #expect(consent(.optedIn).documentKeys == [DocumentKey("address", Fixtures.address.key)])
  }

  @Test func `A consent survives its JSON, to the millisecond`() throws {
    var out = consent(.optedOut)
    out.confirm(by: message)
    #expect(try RecordCodingTests.roundTrip(out))
  }
}
