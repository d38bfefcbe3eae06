public import ConversationCore

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// A reply that is to be sent.
public struct AutoReplyMessage: Hashable, Sendable {
  /// What it says.
  public let text: String
  /// Whom it goes to.
  public let recipient: ChannelAddress
  /// The entry point by which it leaves.
  public let entryPoint: EntryPointID
  /// The channel of that entry point.
  public let channel: ChannelKind
  /// The trigger.
  public let trigger: AutoReplyTrigger

  /// The name of the program that has written it: the trigger's, so that a transcript shows which.
  public var program: String { "auto-reply/\(trigger)" }
  /// Who has written it, for the transcript: a program, so that nothing automatic follows from it.
  public var author: MessageAuthor { .automation(program) }
}

/// One question that was asked on the way to a decision.
public struct DecisionStep: Hashable, Sendable {
  /// The question.
  public let question: String
  /// What was found.
  public let answer: String
  /// Whether it let the reply pass.
  public let passed: Bool
}

/// Something in the configuration that whoever looks after the team should know.
@nonexhaustive
public enum AutoReplyWarning: Hashable, Sendable {
  /// There are no standard texts in the team's language: the English one is sent.
  case noTextsIn(String)
  /// The team's ring schedules may not be meant so.
  case schedule(ScheduleWarning)

  /// What is wrong and what to do.
  public var text: String {
    switch self {
    case .noTextsIn(let language):
      "there is no standard text in “\(language)”: English is used, or write a text of your own"
    case .schedule(let warning): warning.text
    }
  }
}

/// Whether an automatic reply is sent, what it says or why not, and how that came about.
public struct AutoReplyDecision: Hashable, Sendable {
  /// What comes of an occasion.
  @nonexhaustive
  public enum Outcome: Hashable, Sendable {
    /// A reply is sent.
    case send(AutoReplyMessage)
    /// Nothing is sent.
    case suppressed(SuppressionReason)
  }

  /// The trigger.
  public let trigger: AutoReplyTrigger
  /// What comes of it.
  public let outcome: Outcome
  /// What is claimed in the commit that stores the reply.
  public let key: ReplyKey
  /// The questions that were asked, in order; the last one decided.
  public let steps: [DecisionStep]
  /// What should be looked at.
  public let warnings: [AutoReplyWarning]
  /// What the recipient's ledger notes; `nil` if nothing is sent.
  public let entry: ReplyLedger.Entry?

  /// The message, if one is sent.
  public var message: AutoReplyMessage? {
    if case .send(let message) = outcome { return message }
    return nil
  }

  /// The reason, if nothing is sent.
  public var suppression: SuppressionReason? {
    if case .suppressed(let reason) = outcome { return reason }
    return nil
  }

  /// How the decision came about, a line for each question.
  public var explanation: String {
    steps.map { "\($0.passed ? "yes" : "no ")  \($0.question): \($0.answer)" }
      .joined(separator: "\n")
  }

  /// Decides on one occasion.
  ///
  /// A pure function: the same values give the same decision. `replacement` is the trigger whose reply
  /// to the same message says it all (``AutoReplyRound`` knows).
  public init(
    on occasion: ReplyOccasion,
    in context: ReplyContext,
    replacement: AutoReplyTrigger? = nil,
    at now: Date
  ) {
    var deliberation = Deliberation(
      occasion: occasion,
      context: context,
      replacement: replacement,
      now: now.inWholeMilliseconds
    )
    outcome =
      switch deliberation.conclude() {
      case .success(let message): .send(message)
      case .failure(let obstacle): .suppressed(obstacle.reason)
      }
    trigger = occasion.trigger
    key = deliberation.key
    steps = deliberation.steps
    warnings = deliberation.warnings
    if case .send = outcome {
      entry = ReplyLedger.Entry(
        key: deliberation.key,
        trigger: occasion.trigger,
        conversation: occasion.conversation,
        at: now.inWholeMilliseconds,
        counts: deliberation.counts
      )
    } else {
      entry = nil
    }
  }
}
