import AutoReplies
import ChannelAdapters
import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Decides on the automatic replies that calls, tickets, endings and advisors bring about, and puts
/// them into the batch of what has brought them about.
struct ReplyDesk {
  let center: ContactCenter
  let replies: TeamReplies
  let now: Date

  /// What was decided on the occasions of one event, and what it relies on.
  struct Decided {
    let decisions: [AutoReplyDecision]
    fileprivate let ledger: LedgerInHand?
    fileprivate let consent: Guard?

    /// Whether anything is sent.
    var isSent: Bool { decisions.contains { $0.message != nil } }
  }

  /// Decides on occasions that share a recipient.
  ///
  /// Most are decided by the settings alone; only what would be sent asks for the recipient's ledger,
  /// their consent, and what was claimed before.
  func decide(
    on occasions: [ReplyOccasion],
    by entryPoint: EntryPoint?,
    in conversation: Conversation?
  ) async throws -> Decided {
    var context = ReplyContext(
      settings: replies.settings,
      team: replies.team,
      calendar: replies.calendar,
      way: entryPoint.flatMap { center.replyWay(by: $0, of: conversation, at: now) },
      lastAgentMessageAt: conversation?.agentLastMessageAt,
      catalogue: center.triggers
    )
    let first = AutoReplyRound(on: occasions, in: context, at: now)
    guard let entryPoint, let recipient = first.messages.first?.recipient else {
      return Decided(decisions: first.decisions, ledger: nil, consent: nil)
    }
    let ledgerID = ReplyLedger.documentID(recipient)
    let consentID = center.consentID(of: recipient, at: entryPoint)
    var request = LoadRequest()
    request.documents = [ledgerID] + (consentID.map { [$0] } ?? [])
    request.claims = first.keys.map { center.claimKey(of: $0) }
    let loaded = try await center.storage.load(request)
    var ledger = try LedgerInHand(loaded.document(ledgerID))
    context.ledger = ledger.ledger
    if let consentID {
      let consent: Consent? = try loaded.document(consentID)?.value.value()
      context.hasOptedOut = consent?.isOptedOut ?? false
    }
    // What was sent long ago is forgotten by the ledger, and known by its claim.
    let taken = Set(
      first.decisions.filter { loaded.claim(center.claimKey(of: $0.key)) != nil }.map(\.trigger)
    )
    let round = AutoReplyRound(
      on: occasions.filter { !taken.contains($0.trigger) },
      in: context,
      at: now
    )
    if let changed = round.ledger { ledger.take(changed) }
    return Decided(
      decisions: round.decisions,
      ledger: ledger,
      consent: consentID.map { .document($0, version: loaded.document($0)?.version) }
    )
  }

  /// Appends what is sent to a conversation.
  ///
  /// Returns the identifiers of the messages.
  func send(
    _ decided: Decided,
    in transition: inout Transition,
    from entryPoint: Versioned<EntryPoint>,
    into batch: inout ChangeBatch
  ) -> [MessageID] {
    var sent: [MessageID] = []
    for decision in decided.decisions {
      guard let reply = decision.message else { continue }
      let message = transition.answerAutomatically(
        reply.text,
        by: reply.program,
        from: entryPoint.value,
        at: now
      )
      sent.append(message.id)
    }
    note(decided, sent: sent, from: entryPoint, into: &batch)
    return sent
  }

  /// Notes what was sent: claims, the ledger, and what must still be so.
  func note(
    _ decided: Decided,
    sent: [MessageID],
    from entryPoint: Versioned<EntryPoint>,
    into batch: inout ChangeBatch
  ) {
    guard !sent.isEmpty else { return }
    let keys = decided.decisions.filter { $0.message != nil }.map(\.key)
    for (key, message) in zip(keys, sent) {
      batch.claims.append(
        Claim(
          center.claimKey(of: key),
          result: message.description,
          expiresAt: now.after(center.settings.replyRetention)
        )
      )
    }
    decided.ledger?.finish(into: &batch)
    if let consent = decided.consent { batch.guards.append(consent) }
    batch.guards.append(.document(entryPoint.value.documentID, version: entryPoint.version))
  }
}

extension ContactCenter {
  /// Tells the observer what was decided, once it is committed.
  func observe(_ decisions: [AutoReplyDecision]) {
    guard let observer else { return }
    for decision in decisions {
      observer.observe(.autoReplyDecided(decision.trigger, decision.suppression))
    }
  }
}
