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

  /// Answers the newest message, if the team has it so; what was decided is told after the commit.
  mutating func answer(
    _ message: InboundMessage,
    through door: Door,
    into batch: inout ChangeBatch
  ) async throws -> [AutoReplyDecision] {
    guard let team = door.entryPoint.team,
      let conversation = current?.transition.conversation
    else { return [] }
    let replies: TeamReplies
    do {
      replies = try await center.teamReplies(of: team)
    } catch let error as ConversationError {
      // Hours that cannot be read must not keep a message out.
      center.observer?.observe(.backgroundWorkFailed("automatic replies of \(team): \(error)"))
      return []
    }
    batch.guards.append(contentsOf: replies.conditions)
    // Notices may stand before it: by whom it came, which files were dropped.
    let written = current?.transition.messages.count { $0.author == .customer }
    let isFirst = current?.version == nil && written == 1
    guard replies.mayAnswer(messageSentAt: message.sentAt, isFirst: isFirst, at: now) else {
      return []
    }
    let desk = ReplyDesk(center: center, replies: replies, now: now)
    let decided = try await desk.decide(
      on: ReplyOccasion.after(
        message: message.sentAt,
        isFirst: isFirst,
        in: conversation,
        team: team,
        // What a machine has written is never answered by another (C-04); two machines that do not say
        // so are stopped by the ceilings.
        source: message.automaticSignal == nil ? .customer : .program(.automaticSubmission),
        policy: replies.settings.policy,
        at: now
      ),
      by: door.entryPoint,
      in: conversation,
      having: ReplyDesk.InHand(ledgers: ledgers, consent: consent, claims: batch.claims)
    )
    guard let ledger = decided.ledger, var answered = current.take() else {
      return decided.decisions
    }
    let sent = desk.append(decided, to: &answered.transition, from: door.entryPoint)
    current = answered
    desk.claim(decided, sent: sent, into: &batch)
    // More messages of the sender may follow in this commit: the ledger is written after the last.
    ledgers.removeAll { $0.id == ledger.id }
    ledgers.append(ledger)
    return decided.decisions
  }
}

extension AutoReplyMessage {
  /// The name under which the reply stands in the transcript.
  var program: String {
    if case .automation(let name) = author { return name }
    return trigger.rawValue
  }
}
