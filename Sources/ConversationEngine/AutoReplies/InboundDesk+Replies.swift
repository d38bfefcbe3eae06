import AutoReplies
import ChannelAdapters
import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

// The decision on automatic replies belongs to the commit that stores the message: what is
// answered is queued with it, and cannot be answered twice.
extension InboundDesk {
  /// Whether a further message of a conversation is certain to get no reply, as far as that is known
  /// without reading; what this relies on becomes a guard of the batch.
  func needsNoReply(
    to message: borrowing InboundMessage,
    at entryPoint: borrowing EntryPoint,
    into batch: inout ChangeBatch
  ) -> Bool {
    // What a machine has written is never answered by another (C-04).
    guard message.automaticSignal == nil, let team = entryPoint.team,
      current?.transition.conversation.visitorBlock == nil
    else { return true }
    guard let replies = center.teamReplies[team],
      !replies.mayAnswer(messageSentAt: message.sentAt, isFirst: false, at: now)
    else { return false }
    batch.guards.append(contentsOf: replies.conditions)
    return true
  }

  /// Answers the newest message, if the team has it so.
  mutating func answer(
    _ message: InboundMessage,
    through door: Door,
    into batch: inout ChangeBatch
  ) async throws {
    // What a machine has written is never answered by another (C-04); two machines that do not say so
    // are stopped by the ceiling of messages a minute, which is one of the reasons of the decision.
    guard message.automaticSignal == nil, let team = door.entryPoint.team,
      let conversation = current?.transition.conversation, conversation.visitorBlock == nil
    else { return }
    let replies: TeamReplies
    do {
      replies = try await center.teamReplies(of: team)
    } catch let error as ConversationError {
      // Hours that cannot be read must not keep a message out.
      center.observer?.observe(.backgroundWorkFailed("automatic replies of \(team): \(error)"))
      return
    }
    batch.guards.append(contentsOf: replies.conditions)
    // Notices may stand before it: by whom it came, which files were dropped.
    let written = current?.transition.messages.count { $0.author == .customer }
    let isFirst = current?.version == nil && written == 1
    guard replies.mayAnswer(messageSentAt: message.sentAt, isFirst: isFirst, at: now) else {
      return
    }
    let occasions = ReplyOccasion.after(
      message: message.sentAt,
      in: conversation,
      team: team,
      policy: replies.settings.policy,
      at: now
    )
    let ledger = try await ledger(of: message.sender)
    var context = ReplyContext(
      settings: replies.settings,
      team: replies.team,
      calendar: replies.calendar,
      ledger: ledger.ledger,
      way: center.replyWay(by: door.entryPoint, of: conversation, at: now),
      hasOptedOut: consent?.consent?.isOptedOut ?? false,
      lastAgentMessageAt: conversation.agentLastMessageAt
    )
    let taken = try await claims(
      of: AutoReplyRound(on: occasions, in: context, at: now),
      besides: batch
    )
    // What was sent long ago is forgotten by the ledger, and known by its claim.
    let open = occasions.filter { !taken.contains($0.trigger) }
    context.ledger = ledger.ledger
    send(AutoReplyRound(on: open, in: context, at: now), from: door.entryPoint, into: &batch)
  }

  private mutating func send(
    _ round: AutoReplyRound,
    from entryPoint: EntryPoint,
    into batch: inout ChangeBatch
  ) {
    for decision in round.decisions {
      center.observer?.observe(.autoReplyDecided(decision.trigger, decision.suppression))
      guard let reply = decision.message else { continue }
      let message = current?.transition.answerAutomatically(
        reply.text,
        by: reply.program,
        from: entryPoint,
        at: now
      )
      guard let message else { continue }
      batch.claims.append(
        Claim(
          center.claimKey(of: decision.key),
          result: message.id.description,
          expiresAt: now.after(center.settings.replyRetention)
        )
      )
      if let condition = consent?.condition, !batch.guards.contains(condition) {
        batch.guards.append(condition)
      }
    }
    if let changed = round.ledger { ledger?.take(changed) }
  }

  /// The ledger of the sender: read when it is needed first.
  private mutating func ledger(of recipient: ChannelAddress) async throws -> LedgerInHand {
    if let ledger { return ledger }
    let id = ReplyLedger.documentID(recipient)
    let read = try LedgerInHand(try await center.storage.document(id))
    ledger = read
    return read
  }

  /// The triggers whose replies on these occasions are claimed already.
  private func claims(
    of round: AutoReplyRound,
    besides batch: ChangeBatch
  ) async throws -> Set<AutoReplyTrigger> {
    let sent = round.decisions.filter { $0.message != nil }
    guard !sent.isEmpty else { return [] }
    var request = LoadRequest()
    request.claims = sent.map { center.claimKey(of: $0.key) }
    let loaded = try await center.storage.load(request)
    return Set(
      sent.filter { decision in
        let key = center.claimKey(of: decision.key)
        return loaded.claim(key) != nil || batch.claims.contains { $0.key == key }
      }.map(\.trigger)
    )
  }
}

extension AutoReplyMessage {
  /// The name under which the reply stands in the transcript.
  var program: String {
    if case .automation(let name) = author { return name }
    return trigger.rawValue
  }
}
