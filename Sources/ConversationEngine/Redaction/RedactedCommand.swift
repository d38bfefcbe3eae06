import ConversationCore
import Masking

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A command of an agent, with what redaction on arrival has made of the text in it: agents' card
/// numbers are stored and sent as little as customers' (W-28).
struct RedactedCommand {
  /// What is carried out.
  let action: Command.Action
  /// Whether the text may be sent and stored at all.
  let isRefused: Bool
  private let decision: ArrivalDecision?
  private let earlier: EarlierTexts

  /// A command that is carried out as it was given.
  init(_ action: Command.Action) {
    self.action = action
    decision = nil
    isRefused = false
    earlier = EarlierTexts()
  }

  init(
    _ action: Command.Action,
    text: String,
    _ redaction: ArrivalRedaction,
    after earlier: EarlierTexts
  ) {
    let decision = redaction.decide(text, after: earlier.texts)
    if case .redacted(let redacted) = decision.outcome {
      self.action = action.saying(redacted)
    } else {
      self.action = action
    }
    isRefused = decision.outcome == .withheld
    self.decision = decision
    self.earlier = earlier
  }

  /// Redacts what the agent wrote before, and says what was done to the text of this command.
  func mark(_ transition: inout Transition) {
    guard let decision else { return }
    if case .redacted = decision.outcome { transition.markRedacted() }
    transition.apply(decision.amendments, to: earlier)
  }
}

extension Command.Action {
  /// What an agent wants to be read, if the action says anything.
  var text: String? {
    switch self {
    case .send(let draft, _), .startConversation(_, _, let draft): draft.text
    case .addNote(let text, _): text
    default: nil
    }
  }

  /// The same with another text.
  func saying(_ text: String) -> Self {
    switch self {
    case .send(let draft, let id):
      .send(MessageDraft(text, attachments: draft.attachments), in: id)
    case .startConversation(let entryPoint, let address, let draft):
      .startConversation(
        from: entryPoint,
        with: address,
        MessageDraft(text, attachments: draft.attachments)
      )
    case .addNote(_, let id): .addNote(text, in: id)
    default: self
    }
  }
}

extension ContactCenter {
  /// What becomes of a command about an existing conversation.
  func redacted(
    _ action: Command.Action,
    by agent: AgentID,
    in transition: Transition,
    at now: Date
  ) async throws -> RedactedCommand {
    guard let text = action.text,
      let redaction = redactions[transition.conversation.inbox], redaction.concerns(text)
    else { return RedactedCommand(action) }
    let earlier = try await earlierTexts(by: .agent(agent), in: transition, at: now)
    return RedactedCommand(action, text: text, redaction, after: earlier)
  }

  /// What becomes of the first message of a conversation that an agent starts.
  func redacted(_ draft: MessageDraft, at entryPoint: EntryPoint) throws -> (MessageDraft, Bool) {
    guard let redaction = redactions[entryPoint.inbox] else { return (draft, false) }
    switch redaction.decide(draft.text).outcome {
    case .unchanged: return (draft, false)
    case .redacted(let text): return (MessageDraft(text, attachments: draft.attachments), true)
    case .withheld: throw ConversationError(.containsCardNumber)
    }
  }

  /// What a digest of a command may be made of: no digest can be tried out against card numbers.
  static func withoutCardNumbers(_ action: Command.Action) -> Command.Action {
    guard let text = action.text else { return action }
    if case .redacted(let text) = digestRedaction.decide(text).outcome {
      return action.saying(text)
    }
    return action
  }

  private static let digestRedaction = ArrivalRedaction(policy: .redact)
}
