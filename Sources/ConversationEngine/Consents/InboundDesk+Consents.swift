import ChannelAdapters
import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

// Words of consent are dealt with before anything else sees them (C-02): nothing is routed, and no
// program answers, but for the one confirmation that is due.
extension InboundDesk {
  /// What a message says about its sender's consent; `nil` where the words do not count.
  mutating func decideConsent(
    on message: borrowing InboundMessage,
    through door: Door
  ) throws -> ConsentDecision? {
    guard let policy = door.consents else { return nil }
    let consent = try consent ?? ConsentInHand(of: message, in: loaded)
    self.consent = consent
    return policy.decide(on: copy message, known: consent.consent, at: now)
  }

  /// Takes in a message that is a word of consent.
  ///
  /// It goes into the transcript of the customer's latest conversation, whatever its stage. Where
  /// there is none, and a confirmation is due, a conversation is opened to hold the two, and ended.
  mutating func takeAside(
    _ message: InboundMessage,
    _ decision: ConsentDecision,
    claim: ClaimKey,
    through door: Door,
    into batch: inout ChangeBatch
  ) async throws -> ArrivalOutcome {
    consent?.take(decision)
    if current == nil, let found = try await find(message, at: door.entryPoint) {
      current = try await begin(found)
    }
    var route = InboundRoute.append
    if current != nil {
      current?.receiveAside(message, consent: decision.request, at: now)
    } else if decision.answer != nil {
      route = .open
      try await open(message, through: door, into: &batch)
    } else {
      return note(decision.request ?? .help, claim: claim, door: door, into: &batch)
    }
    if let answer = decision.answer { reply(answer, from: door.entryPoint) }
    if route == .open { current?.transition.endAside(at: now) }
    return try settle(message, claim: claim, through: door, route: route, into: &batch)
  }

  /// Whether a message of somebody who seems to be new was taken in before their data were erased; if
  /// not, their opt-out of that time counts again, since they have made themselves known.
  mutating func isCopyOfErased(
    _ message: InboundMessage,
    _ claim: ClaimKey,
    at entryPoint: EntryPoint
  ) async throws -> Bool {
    guard center.erasureKey != nil else { return false }
    if try await center.isErased(claim) { return true }
    if let known = consent, known.consent == nil {
      consent?.restore(try await center.erasedConsent(ConsentScope(of: message)))
    }
    return false
  }

  mutating func reply(_ text: String, from entryPoint: EntryPoint) {
    let reply = current?.transition.answerAutomatically(
      text,
      by: entryPoint.displayName,
      from: entryPoint,
      at: now
    )
    if let reply { consent?.confirm(by: reply.id) }
  }

  private mutating func note(
    _ request: ConsentRequest,
    claim: ClaimKey,
    door: Door,
    into batch: inout ChangeBatch
  ) -> ArrivalOutcome {
    batch.guards.append(door.condition)
    take(claim, for: nil, into: &batch)
    return ArrivalOutcome(.consentNoted(request))
  }
}
