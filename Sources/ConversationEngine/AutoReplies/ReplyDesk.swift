import AutoReplies
import ChannelAdapters
import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Decides on the automatic replies that messages, calls, tickets, endings and advisors bring about, and
/// puts them into the batch of what has brought them about.
struct ReplyDesk {
  let center: ContactCenter
  let replies: TeamReplies
  let now: Date

  /// What whoever asks has read already, as it is after what they change in the same commit.
  struct InHand {
    /// What recipients were sent, as it is after what was decided before.
    var ledgers: [LedgerInHand] = []
    /// The consent of whoever has written.
    var consent: ConsentInHand?
  }

  /// What was decided on the occasions of one event, and what it relies on.
  struct Decided {
    let decisions: [AutoReplyDecision]
    /// What the recipient was sent, with what is sent now; `nil` if nothing is.
    let ledger: LedgerInHand?
    fileprivate let consent: Guard?

    /// Whether anything is sent.
    var isSent: Bool { decisions.contains { $0.message != nil } }
  }

  /// Decides on occasions that share a recipient.
  ///
  /// Most are decided by the settings alone; only what would be sent asks for the recipient's ledger,
  /// their consent, and what was claimed before, as far as they are not in hand.
  func decide(
    on occasions: [ReplyOccasion],
    by entryPoint: EntryPoint?,
    in conversation: Conversation?,
    having hand: InHand = InHand()
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
    let known = hand.ledgers.first { $0.id == ledgerID }
    // Whoever has written is not always who is answered: then both must want it.
    let consentID = center.consentID(of: recipient, at: entryPoint)
    let isOwnConsent = hand.consent != nil && hand.consent?.id == consentID
    var request = LoadRequest()
    if known == nil { request.documents.append(ledgerID) }
    if let consentID, !isOwnConsent { request.documents.append(consentID) }
    request.claims = first.decisions.map { center.claimKey(of: $0.key) }
    // Without a conversation that says so, their own record says whether they are blocked (S-09).
    if conversation == nil { request.uniqueKeys = [.customer(recipient)] }
    let loaded = try await center.storage.load(request)
    if let customer = try loaded.uniqueDocuments.first?.document.value.value(as: Customer.self) {
      context.way?.isBlocked = customer.visitorBlock != nil
    }
    var ledger = try known ?? LedgerInHand(loaded.document(ledgerID), id: ledgerID)
    context.ledger = ledger.ledger
    context.hasOptedOut = hand.consent?.consent?.isOptedOut ?? false
    var condition = hand.consent?.condition
    if let consentID, !isOwnConsent {
      let read = loaded.document(consentID)
      let consent: Consent? = try read?.value.value()
      context.hasOptedOut = context.hasOptedOut || consent?.isOptedOut == true
      condition = .document(consentID, version: read?.version)
    }
    // What was sent long ago is forgotten by the ledger, and known by its claim.
    for decision in first.decisions {
      guard let claim = loaded.claim(center.claimKey(of: decision.key)) else { continue }
      context.claimed[decision.key] = claim.expiresAt.after(-center.settings.replyRetention)
    }
    let round = AutoReplyRound(on: occasions, in: context, at: now)
    guard let changed = round.ledger else {
      return Decided(decisions: round.decisions, ledger: nil, consent: nil)
    }
    ledger.take(changed)
    return Decided(decisions: round.decisions, ledger: ledger, consent: condition)
  }

  /// Appends what is sent to a conversation, with everything that it relies on.
  ///
  /// `agent`: who has asked for it, if it was an agent. Returns the identifiers of the messages.
  func send(
    _ decided: Decided,
    askedBy agent: AgentID? = nil,
    in transition: inout Transition,
    from entryPoint: Versioned<EntryPoint>,
    into batch: inout ChangeBatch
  ) -> [MessageID] {
    let sent = append(decided, askedBy: agent, to: &transition, from: entryPoint.value)
    note(decided, sent: sent, from: entryPoint, into: &batch)
    return sent
  }

  /// Appends what is sent to a conversation; returns the identifiers of the messages.
  func append(
    _ decided: Decided,
    askedBy agent: AgentID? = nil,
    to transition: inout Transition,
    from entryPoint: EntryPoint
  ) -> [MessageID] {
    decided.decisions.compactMap { decision in
      decision.message.map { reply in
        transition.answerAutomatically(
          reply.text,
          by: reply.program,
          askedBy: agent,
          from: entryPoint,
          at: now
        ).id
      }
    }
  }

  /// Notes what was sent: claims, the ledger, and what must still be so.
  func note(
    _ decided: Decided,
    sent: [MessageID],
    from entryPoint: Versioned<EntryPoint>,
    into batch: inout ChangeBatch
  ) {
    guard !sent.isEmpty else { return }
    claim(decided, sent: sent, into: &batch)
    decided.ledger?.finish(into: &batch)
    batch.guards.append(.document(entryPoint.value.documentID, version: entryPoint.version))
  }

  /// Claims what was sent, on the condition that the recipient has not opted out meanwhile.
  func claim(_ decided: Decided, sent: [MessageID], into batch: inout ChangeBatch) {
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
    if let consent = decided.consent, !batch.guards.contains(consent) {
      batch.guards.append(consent)
    }
  }
}

extension ContactCenter {
  /// Tells the observer what was decided, once it is committed.
  func observe(_ decisions: [AutoReplyDecision]) {
    guard let observer else { return }
    for decision in decisions {
      observer.observe(.autoReplyDecided(decision.trigger, decision.suppression))
      for warning in decision.warnings { observer.observe(.autoReplyWarned(warning)) }
    }
  }
}
