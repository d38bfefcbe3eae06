import AutoReplies
import ChannelAdapters
import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension ContactCenter {
  /// What decides about a team's automatic replies; from memory, where it was read already.
  ///
  /// Whoever relies on it has its conditions as guards of their commit. Where there may be none, since a
  /// command is refused or a question answered, what is read must be fresh.
  func teamReplies(of team: TeamID, isFresh: Bool = false) async throws -> TeamReplies {
    if !isFresh, let known = teamReplies[team] { return known }
    var request = LoadRequest()
    request.documents = TeamReplies.documents(of: team)
    let replies = try TeamReplies(
      of: team,
      in: try await storage.load(request),
      zones: timeZones
    )
    teamReplies.remember(replies, of: team)
    return replies
  }

  /// The way out by an entry point; `nil` if its adapter is none of ours.
  func replyWay(
    by entryPoint: EntryPoint,
    of conversation: Conversation?,
    at now: Date
  ) -> ReplyWay? {
    guard let adapter = adapters[entryPoint.adapter] else { return nil }
    let mayHaveMessage = conversation.flatMap { conversation in
      inboxes[conversation.inbox].map { conversation.mayHaveMessage(under: $0.value, at: now) }
    }
    return ReplyWay(
      entryPoint,
      capabilities: adapter.capabilities(of: entryPoint.channel),
      lastCustomerMessageAt: conversation?.customerLastMessageAt,
      mayHaveMessage: mayHaveMessage ?? true,
      isBlocked: conversation?.visitorBlock != nil
    )
  }
}

extension ContactCenter {
  /// The claim by which a reply is sent once.
  func claimKey(of reply: ReplyKey) -> ClaimKey { claimKey("auto-reply", of: reply.rawValue) }
}
