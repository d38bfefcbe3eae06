public import AutoReplies
public import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension ContactCenter {
  /// Replies on an occasion that the host knows of, for a trigger of its own (P-03).
  ///
  /// A parcel is on its way, an appointment is due. It is decided like every other reply, and sent in the conversation.
  ///
  /// `occasion` tells it from others of the trigger in the conversation, such as the parcel's number: one
  /// reply is sent on it, however often and at however many hosts it is reported. `source` is who has
  /// brought it about, as the trigger's definition has it; `happenedAt` when, at most now.
  ///
  /// Returns what was decided; why not, if nothing is sent.
  ///
  /// - Throws: `ConversationError` `unknownConversation`, `unknownEntryPoint`, `unknownTimeZone`, or
  ///   `replySuppressed` at an entry point of no team; `StorageError`.
  @discardableResult
  public func reply(
    _ trigger: AutoReplyTrigger,
    on occasion: String,
    in conversation: ConversationID,
    source: ReplySource = .system,
    values: [ReplyField: String] = [:],
    at happenedAt: Date? = nil
  ) async throws -> AutoReplyDecision? {
    let (decisions, work) = try await commit {
      now,
      batch -> ([AutoReplyDecision], RoutingWork) in
      var loaded = Loaded()
      guard let known = try await self.advanced(conversation, at: now, into: &loaded) else {
        throw ConversationError(.unknownConversation)
      }
      var transition = known.transition
      let entryPoint = try await self.entryPoint(transition.conversation.entryPoint)
      let desk = try await self.replyDesk(of: entryPoint.value, at: now, into: &batch)
      let decided = try await desk.decide(
        on: [
          ReplyOccasion(
            trigger,
            identity: "host \(occasion)",
            team: desk.replies.team.id,
            source: source,
            channel: entryPoint.value.channel,
            recipient: .address(transition.conversation.address),
            conversation: conversation,
            happenedAt: min(happenedAt ?? now, now),
            values: values
          )
        ],
        by: entryPoint.value,
        in: transition.conversation
      )
      guard decided.isSent else {
        // Nothing is stored, and nothing has to be as it was read.
        batch.guards = []
        return (decided.decisions, RoutingWork())
      }
      _ = desk.send(decided, in: &transition, from: entryPoint, into: &batch)
      batch.add(transition, version: known.version, agents: loaded.agents)
      let work = transition.hasAdvanced ? RoutingWork(after: transition) : RoutingWork()
      return (decided.decisions, work)
    }
    observe(decisions)
    await follow(work)
    return decisions.first
  }
}
