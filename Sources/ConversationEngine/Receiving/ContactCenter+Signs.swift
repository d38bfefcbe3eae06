import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension ContactCenter {
  /// How many later edits of a message are looked for: no provider lets a customer make more.
  private static let laterEdits = 16

  /// Notes what happened in a thread and is no message of the customer's; once.
  func note(_ sign: ThreadSign) async throws -> ArrivalOutcome {
    try await commit { now, batch in
      let keys = SignKeys(sign, of: self, laterEdits: Self.laterEdits)
      var request = LoadRequest()
      request.claims = keys.claims
      request.threadKeys = [keys.thread]
      request.uniqueKeys = keys.message == nil ? [] : [.entryPoint(sign.channel, sign.recipient)]
      var loaded = try await self.storage.load(request)
      // A later edit says more than this one, whichever came first.
      guard keys.marks.allSatisfy({ loaded.claim($0) == nil }) else {
        return ArrivalOutcome(.duplicate(of: nil))
      }
      var message = keys.message.flatMap { loaded.claim($0) }.flatMap { MessageID($0.result) }
      if let change = keys.message, message == nil {
        // Its message is not there, or came after a change of it.
        let early = try await self.early(sign, for: change, in: loaded)
        message = early?.value.message
        if message == nil {
          guard loaded.claim(change) == nil || early != nil,
            let door = loaded.document(at: .entryPoint(sign.channel, sign.recipient))
          else { return ArrivalOutcome(.noted(nil)) }
          let inbox = try door.value.value(as: EntryPoint.self).inbox
          let redacted = try await self.redacted(sign, about: nil, in: inbox)
          self.keep(redacted.sign, for: change, besides: early, at: now, into: &batch)
          return self.noted(nil, keys, at: now, into: &batch)
        }
      }
      guard
        let id = keys.message == nil
          ? loaded.conversation(at: keys.thread)?.value.id : message?.conversation,
        // By the address that they write from, or by another that leads to the same thread.
        case let isTheirs = loaded.conversation(at: keys.thread)?.value.id == id,
        var current = try await self.advanced(id, at: now, into: &loaded),
        isTheirs || current.transition.conversation.address == sign.customer
      else { return ArrivalOutcome(.noted(nil)) }
      let redacted = try await self.redacted(
        sign,
        about: message,
        in: current.transition.conversation.inbox
      )
      let isNoted = current.transition.note(redacted.sign, about: message, at: now)
      if isNoted { redacted.mark(&current.transition) }
      if !current.transition.events.isEmpty {
        batch.add(current.transition, version: current.version, agents: loaded.agents)
      }
      guard isNoted else { return ArrivalOutcome(.noted(nil)) }
      return self.noted(id, keys, RoutingWork(after: current.transition), at: now, into: &batch)
    }
  }

  /// Remembers a sign that was noted, so that a copy is recognised.
  private func noted(
    _ conversation: ConversationID?,
    _ keys: SignKeys,
    _ work: RoutingWork = RoutingWork(),
    at now: Date,
    into batch: inout ChangeBatch
  ) -> ArrivalOutcome {
    guard let mark = keys.marks.first else { return ArrivalOutcome(.noted(nil)) }
    batch.claims.append(Claim(mark, expiresAt: now.after(settings.claimRetention)))
    return ArrivalOutcome(.noted(conversation), work)
  }

  /// What came before the message that a change is about, if a change stands in for it.
  private func early(
    _ sign: ThreadSign,
    for claim: ClaimKey,
    in loaded: Loaded
  ) async throws -> Versioned<EarlyChange>? {
    guard loaded.claim(claim)?.result == EarlyChange.claimResult,
      let change = EarlyChange(sign, until: now())
    else { return nil }
    return try await earlyChange(change.documentID)
  }
}

/// Under what a sign is remembered, and what it is about is found.
private struct SignKeys {
  /// The thread of the customer.
  let thread: ThreadKey
  /// What is taken once; the first stands for the sign itself, others for what supersedes it.
  let marks: [ClaimKey]
  /// What was claimed when the message came that an edit or retraction is about.
  let message: ClaimKey?

  var claims: [ClaimKey] { marks + (message.map { [$0] } ?? []) }

  init(_ sign: ThreadSign, of center: ContactCenter, laterEdits: Int) {
    thread = .address(sign.customer, at: sign.recipient, channel: sign.channel)
    let (channel, recipient) = (sign.channel.rawValue, sign.recipient)
    func mark(_ kind: String, _ name: String) -> ClaimKey {
      center.claimKey(kind, of: channel, recipient, name)
    }
    func message(_ name: String) -> ClaimKey {
      ClaimKey(rawValue: KeyText.joining("m", channel, recipient, name))
    }
    switch sign.kind {
    case .edited(let edited, _, let revision?):
      let first = max(0, min(revision, Int(Int32.max)))
      marks = (first...first + laterEdits).map { mark("e", "\($0) \(edited)") }
      self.message = message(edited)
    case .edited(let edited, _, nil), .retracted(let edited):
      marks = [mark("s", sign.externalID)]
      self.message = message(edited)
    case .reacted, .referred, .answeredElsewhere, .control:
      marks = [mark("s", sign.externalID)]
      self.message = nil
    }
  }
}
