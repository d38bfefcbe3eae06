import ConversationCore
import ConversationStorage
import Masking

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
      let keys = SignKeys(sign, laterEdits: Self.laterEdits)
      var request = LoadRequest()
      request.claims = keys.claims
      request.threadKeys = [keys.thread]
      var loaded = try await self.storage.load(request)
      // A later edit says more than this one, whichever came first.
      guard keys.marks.allSatisfy({ loaded.claim($0) == nil }) else {
        return ArrivalOutcome(.duplicate(of: nil))
      }
      let message = keys.message.flatMap { loaded.claim($0) }.flatMap { MessageID($0.result) }
      guard
        let id = keys.message == nil
          ? loaded.conversation(at: keys.thread)?.value.id : message?.conversation,
        var current = try await self.advanced(id, at: now, into: &loaded),
        current.transition.conversation.address == sign.customer
      else { return ArrivalOutcome(.noted(nil)) }
      let redacted = self.redacted(sign, in: current.transition.conversation)
      let isNoted = current.transition.note(redacted, about: message, at: now)
      if !current.transition.events.isEmpty {
        batch.add(current.transition, version: current.version, agents: loaded.agents)
      }
      guard isNoted, let mark = keys.marks.first else { return ArrivalOutcome(.noted(nil)) }
      batch.claims.append(Claim(mark, expiresAt: now.after(self.settings.claimRetention)))
      return ArrivalOutcome(.noted(id), RoutingWork(after: current.transition))
    }
  }

  /// The sign without card numbers, where the inbox stores none (W-28).
  private func redacted(_ sign: ThreadSign, in conversation: Conversation) -> ThreadSign {
    guard let redaction = redactions[conversation.inbox] else { return sign }
    switch sign.kind {
    case .edited(let message, let text, let revision):
      let text = redaction.stored(text)
      return sign.saying(.edited(message, text: text, revision: revision))
    case .answeredElsewhere(let answer):
      let text = redaction.stored(answer.text)
      return sign.saying(
        .answeredElsewhere(
          OutsideMessage(
            providerID: answer.providerID,
            text: text,
            attachments: answer.attachments,
            sender: answer.sender
          )
        )
      )
    case .retracted, .reacted, .referred, .control: return sign
    }
  }
}

extension ArrivalRedaction {
  /// What may be stored of a text that stands in an earlier place, or has gone out already.
  fileprivate func stored(_ text: String) -> String {
    switch decide(text).outcome {
    case .unchanged: text
    case .redacted(let redacted): redacted
    case .withheld: ""
    }
  }
}

extension ThreadSign {
  fileprivate func saying(_ kind: Kind) -> Self {
    Self(
      kind,
      channel: channel,
      recipient: recipient,
      customer: customer,
      at: at,
      externalID: externalID
    )
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

  init(_ sign: ThreadSign, laterEdits: Int) {
    thread = .address(sign.customer, at: sign.recipient, channel: sign.channel)
    func mark(_ kind: String, _ name: String) -> ClaimKey {
      ClaimKey(rawValue: KeyText.joining(kind, sign.channel.rawValue, sign.recipient, name))
    }
    switch sign.kind {
    case .edited(let edited, _, let revision?):
      let first = max(0, min(revision, Int(Int32.max)))
      marks = (first...first + laterEdits).map { mark("e", "\($0) \(edited)") }
      message = mark("m", edited)
    case .edited(let edited, _, nil), .retracted(let edited):
      marks = [mark("s", sign.externalID)]
      message = mark("m", edited)
    case .reacted, .referred, .answeredElsewhere, .control:
      marks = [mark("s", sign.externalID)]
      message = nil
    }
  }
}
