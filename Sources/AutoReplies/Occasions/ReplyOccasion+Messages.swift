public import ConversationCore

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension ReplyOccasion {
  /// The occasions that a customer's message is, in the order in which they are decided: first chat,
  /// then text after hours.
  ///
  /// `sentAt` is what the provider says, at most now; `isFirst` whether it is the first one that the
  /// customer has written in the conversation; `conversation` as it is after the message was appended.
  /// Only in a conversation that the customer began it is a first chat, and never after a reopening
  ///
  public static func after(
    message sentAt: Date?,
    isFirst: Bool,
    in conversation: Conversation,
    team: TeamID,
    source: ReplySource = .customer,
    policy: AutoReplyPolicy,
    values: [ReplyField: String] = [:],
    at now: Date
  ) -> [ReplyOccasion] {
    let happenedAt = min(sentAt ?? now, now)
    func occasion(_ trigger: AutoReplyTrigger, _ identity: String) -> ReplyOccasion {
      ReplyOccasion(
        trigger,
        identity: identity,
        team: team,
        source: source,
        channel: conversation.channel,
        recipient: .address(conversation.address),
        conversation: conversation.id,
        happenedAt: happenedAt,
        values: values
      )
    }
    let isFirstChat =
      isFirst && conversation.direction == .inbound && conversation.reopenCount == 0
    let isEach = policy.afterHoursTexts == .everyMessage
    let afterHours = occasion(
      .customerTextsAfterHours,
      isEach ? "message \(conversation.messageCount)" : ""
    )
    return (isFirstChat ? [occasion(.customerSendsFirstChat, "first")] : []) + [afterHours]
  }

  /// The occasion that a new ticket is (P-17b): trigger 14 decides whether its origin counts.
  ///
  /// `recipient` is where the customer is reached: the conversation of the ticket, on its channel.
  public static func after(
    opening ticket: Ticket,
    recipient: ChannelAddress,
    on channel: ChannelKind,
    source: ReplySource = .customer,
    values: [ReplyField: String] = [:]
  ) -> ReplyOccasion {
    ReplyOccasion(
      .customerCreatesTicketAfterHours,
      identity: ticket.id.description,
      team: ticket.team,
      source: source,
      channel: channel,
      origin: ticket.origin,
      recipient: .address(recipient),
      conversation: ticket.conversation,
      happenedAt: ticket.openedAt,
      values: values
    )
  }

  /// The occasion that the end of a conversation is, for the rating (4) and the question whether the
  /// problem is solved (5); `nil` while it goes on.
  ///
  /// Decided when the worker finds it due, at `happenedAt` or later. A conversation that is reopened
  /// and ends again is another occasion.
  public static func afterEnd(
    of conversation: Conversation,
    _ trigger: AutoReplyTrigger,
    team: TeamID,
    values: [ReplyField: String] = [:]
  ) -> ReplyOccasion? {
    guard case .ended(let ending) = conversation.stage else { return nil }
    return ReplyOccasion(
      trigger,
      identity: "end \(conversation.reopenCount)",
      team: team,
      source: .system,
      channel: conversation.channel,
      recipient: .address(conversation.address),
      conversation: conversation.id,
      happenedAt: ending.at,
      values: values
    )
  }

  /// The occasion that an advisor's command is (7, 8, 11, 12, and 4 and 5 where an advisor asks).
  ///
  /// `command`: the command's idempotency key; asking twice with two keys sends twice.
  public static func asked(
    _ trigger: AutoReplyTrigger,
    by advisor: AgentID,
    command: String,
    team: TeamID,
    recipient: ChannelAddress,
    on channel: ChannelKind,
    conversation: ConversationID?,
    values: [ReplyField: String] = [:],
    at now: Date
  ) -> ReplyOccasion {
    ReplyOccasion(
      trigger,
      identity: "command \(command)",
      team: team,
      source: .advisor(advisor),
      channel: channel,
      recipient: .address(recipient),
      conversation: conversation,
      happenedAt: now,
      values: values
    )
  }
}
