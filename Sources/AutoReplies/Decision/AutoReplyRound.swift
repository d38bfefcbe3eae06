import ConversationCore

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// The decisions on all occasions that one event brings about, in their order: each sees the replies
/// of those before it.
public struct AutoReplyRound: Sendable {
  /// One decision an occasion, in the order of the occasions.
  public let decisions: [AutoReplyDecision]
  /// The recipient's ledger, if it has changed: to be committed with the replies.
  public let ledger: ReplyLedger?

  /// The replies to be sent, in order.
  public var messages: [AutoReplyMessage] { decisions.compactMap(\.message) }
  /// What is claimed in the commit that stores the replies.
  public var keys: [ReplyKey] { decisions.filter { $0.message != nil }.map(\.key) }

  /// Decides on the occasions of one event, which share a recipient.
  public init(on occasions: [ReplyOccasion], in context: ReplyContext, at now: Date) {
    var context = context
    var decisions: [AutoReplyDecision] = []
    var changed: ReplyLedger?
    let afterHours = occasions.first { $0.trigger == .customerTextsAfterHours }
    for occasion in occasions {
      var replacement: AutoReplyTrigger?
      switch (occasion.trigger, context.settings.policy.firstChatAfterHours) {
      case (.customerSendsFirstChat, .afterHours):
        // The later one counts: would it be sent?
        let isSent = afterHours.map {
          AutoReplyDecision(on: $0, in: context, at: now).message != nil
        }
        if isSent == true { replacement = .customerTextsAfterHours }
      case (.customerTextsAfterHours, .firstChat):
        let isSent = decisions.contains {
          $0.trigger == .customerSendsFirstChat && $0.message != nil
        }
        if isSent { replacement = .customerSendsFirstChat }
      default: break
      }
      let decision = AutoReplyDecision(
        on: occasion,
        in: context,
        replacement: replacement,
        at: now
      )
      decisions.append(decision)
      if let entry = decision.entry, let recipient = decision.message?.recipient {
        var ledger = context.ledger ?? ReplyLedger(recipient: recipient)
        ledger.record(entry)
        context.ledger = ledger
        changed = ledger
      }
    }
    self.decisions = decisions
    ledger = changed
  }
}
