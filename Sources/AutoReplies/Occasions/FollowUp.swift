public import ConversationCore

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// What is still to be asked after the end of a conversation: the rating (4), whether the problem is
/// solved (5).
///
/// It is committed together with the ending and removed together with the replies, so that neither a
/// host that stops nor two hosts at once lose or repeat one.
public struct FollowUp: Hashable, Sendable, Codable {
  /// The conversation.
  public let conversation: ConversationID
  /// Which of its endings it is: how often it had been reopened before.
  public let number: Int
  /// The team whose settings count.
  public let team: TeamID
  /// The advisor who ended it.
  public let advisor: AgentID?
  /// When it is to be asked.
  public let dueAt: Date

  /// The replies that follow from an ending, in order.
  public static let triggers: [AutoReplyTrigger] = [
    .captureAdvisorRating, .askCustomerIssueResolved,
  ]

  /// What follows from the end of a conversation; `nil` unless an advisor has handled it to its end,
  /// and the team has one of the two switched on.
  public init?(after conversation: Conversation, settings: AutoReplySettings) {
    guard case .ended(let ending) = conversation.stage, ending.reason == .completed,
      ending.by != .system, let advisor = conversation.preferredAgent,
      Self.triggers.contains(where: { settings[$0].isEnabled })
    else { return nil }
    self.conversation = conversation.id
    number = conversation.reopenCount
    team = settings.team
    self.advisor = advisor
    dueAt = ending.at.after(max(0, settings.policy.followUpDelay ?? 0))
  }

  /// The occasions that it is when it has come due, in order.
  ///
  /// `conversation` is as it is by now; if it was reopened, or has ended once more, the occasions say
  /// so, and are suppressed.
  public func occasions(
    in conversation: Conversation,
    values: [ReplyField: String] = [:]
  ) -> [ReplyOccasion] {
    var endedAt = dueAt
    var isOver = false
    if case .ended(let ending) = conversation.stage, conversation.reopenCount == number {
      endedAt = ending.at
      isOver = true
    }
    return Self.triggers.map { trigger in
      var occasion = ReplyOccasion(
        trigger,
        identity: "end \(number)",
        team: team,
        source: .system,
        channel: conversation.channel,
        recipient: .address(conversation.address),
        conversation: conversation.id,
        happenedAt: endedAt,
        values: values
      )
      if !isOver { occasion.reopenedAt = conversation.reopenedAt ?? conversation.changedAt }
      return occasion
    }
  }
}

extension FollowUp: StoredDocument {
  /// `follow-up`.
  public static let documentKind: DocumentKind = "follow-up"
  /// The name of the key that finds all of them, the earliest due first.
  public static let dueKey = "due"
  /// Conversation and ending.
  public var documentName: String { "\(conversation) \(number)" }
  /// One key, by the time at which it is due.
  public var documentKeys: [DocumentKey] {
    [DocumentKey(Self.dueKey, "", rank: dueAt.milliseconds)]
  }
}
