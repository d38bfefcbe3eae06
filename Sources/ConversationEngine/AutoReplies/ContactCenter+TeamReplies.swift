import AutoReplies
import ChannelAdapters
import ConversationCore
import ConversationStorage

extension ContactCenter {
  /// What decides about a team's automatic replies; from memory, where it was read already.
  ///
  /// Whoever relies on it has its conditions as guards of their commit.
  func teamReplies(of team: TeamID) async throws -> TeamReplies {
    if let known = teamReplies[team] { return known }
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
  func replyWay(by entryPoint: EntryPoint, of conversation: Conversation?) -> ReplyWay? {
    guard let adapter = adapters[entryPoint.adapter] else { return nil }
    return ReplyWay(
      entryPoint,
      capabilities: adapter.capabilities(of: entryPoint.channel),
      lastCustomerMessageAt: conversation?.customerLastMessageAt
    )
  }
}

extension ReplyKey {
  /// The claim by which a reply is sent once.
  var claim: ClaimKey { ClaimKey(scope: "auto-reply", rawValue) }
}
