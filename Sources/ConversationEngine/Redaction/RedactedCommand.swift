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
  /// Whether something beside the text was redacted: a file's name, a button.
  private let isRedactedBeside: Bool

  /// A command that is carried out as it was given.
  init(_ action: Command.Action) {
    self.action = action
    decision = nil
    isRefused = false
    isRedactedBeside = false
    earlier = EarlierTexts()
  }

  init(
    _ action: Command.Action,
    text: String,
    _ redaction: ArrivalRedaction,
    after earlier: EarlierTexts
  ) {
    let decision = redaction.decide(text, after: earlier.texts)
    var stored = action
    if case .redacted(let redacted) = decision.outcome { stored = action.saying(redacted) }
    let draft = stored.draft
    let beside = draft.flatMap { try? redaction.beside($0) }
    isRefused = decision.outcome == .withheld || (draft != nil && beside == nil)
    isRedactedBeside = beside != draft
    if let beside, isRedactedBeside { stored = stored.sending(beside) }
    self.action = stored
    self.decision = decision
    self.earlier = earlier
  }

  /// Redacts what the agent wrote before, and says what was done to the text of this command.
  func mark(_ transition: inout Transition) {
    guard let decision else { return }
    switch decision.outcome {
    case .redacted: transition.markRedacted()
    case .unchanged where isRedactedBeside && !isRefused: transition.markRedacted()
    default: break
    }
    transition.apply(decision.amendments, to: earlier)
  }
}

extension Command.Action {
  /// What an agent wants to be read, if the action says anything.
  var text: String? {
    switch self {
    case .send(let draft, _), .startConversation(_, _, let draft): draft.text
    case .addNote(let text, _), .inbox(.note(let text, _), _): text
    case .inbox(.rate(let rating), _): rating.text
    case .customer(.addNote(let text), _), .customer(.editNote(_, let text), _): text
    case .customer(.setName(let name), _): name
    default: nil
    }
  }

  /// The message that an agent wants to be sent, if the action sends one.
  var draft: MessageDraft? {
    switch self {
    case .send(let draft, _), .startConversation(_, _, let draft): draft
    default: nil
    }
  }

  /// The same with another message.
  func sending(_ draft: MessageDraft) -> Self {
    switch self {
    case .send(_, let id): .send(draft, in: id)
    case .startConversation(let entryPoint, let address, _):
      .startConversation(from: entryPoint, with: address, draft)
    default: self
    }
  }

  /// The same with another text.
  func saying(_ text: String) -> Self {
    switch self {
    case .send(let draft, let id):
      .send(draft.saying(text), in: id)
    case .startConversation(let entryPoint, let address, let draft):
      .startConversation(
        from: entryPoint,
        with: address,
        draft.saying(text)
      )
    case .addNote(_, let id): .addNote(text, in: id)
    case .inbox(.note(_, let mentioned), let id):
      .inbox(.note(text, mentioning: mentioned), in: id)
    case .inbox(.rate(let rating), let id):
      (try? Rating(rating.value, text: text)).map { .inbox(.rate($0), in: id) } ?? self
    case .customer(.addNote, let id): .customer(.addNote(text), id)
    case .customer(.editNote(let note, _), let id): .customer(.editNote(note, text), id)
    case .customer(.setName, let id): .customer(.setName(text), id)
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
      let redaction = redactions[transition.conversation.inbox],
      redaction.concerns(text) || action.draft.map(redaction.concernsBeside) == true
    else { return RedactedCommand(action) }
    let earlier = try await earlierTexts(by: .agent(agent), in: transition, at: now)
    return RedactedCommand(action, text: text, redaction, after: earlier)
  }

  /// What becomes of the first message of a conversation that an agent starts.
  func redacted(_ draft: MessageDraft, at entryPoint: EntryPoint) throws -> (MessageDraft, Bool) {
    guard let redaction = redactions[entryPoint.inbox] else { return (draft, false) }
    let beside = try redaction.beside(draft)
    switch redaction.decide(draft.text).outcome {
    case .unchanged: return (beside, beside != draft)
    case .redacted(let text): return (beside.saying(text), true)
    case .withheld: throw ConversationError(.containsCardNumber)
    }
  }

  /// What fills in a prepared reply, without card numbers (W-28).
  ///
  /// - Throws: `ConversationError` `containsCardNumber` for what may not be kept.
  func redacted(
    _ request: ReplyRequest,
    at entryPoint: EntryPoint
  ) throws(ConversationError) -> ReplyRequest {
    guard let redaction = redactions[entryPoint.inbox] else { return request }
    var values: [String: String] = [:]
    for (field, value) in request.values {
      guard let label = redaction.label(value) else {
        throw ConversationError(.containsCardNumber)
      }
      values[field] = label
    }
    return ReplyRequest(trigger: request.trigger, to: request.destination, values: values)
  }

  /// A rating without card numbers in its text, where the inbox keeps none (H-37).
  func redacted(_ rating: Rating, in inbox: InboxID) throws(ConversationError) -> Rating {
    guard let text = rating.text, let redaction = redactions[inbox] else { return rating }
    switch redaction.decide(text).outcome {
    case .unchanged: return rating
    case .redacted(let redacted): return try Rating(rating.value, text: redacted)
    case .withheld: return try Rating(rating.value)
    }
  }

  /// What a digest of a command may be made of: no digest can be tried out against card numbers.
  static func withoutCardNumbers(_ action: Command.Action) -> Command.Action {
    if case .sendReply(let request) = action {
      let values = request.values.compactMapValues(digestRedaction.label)
      return .sendReply(
        ReplyRequest(trigger: request.trigger, to: request.destination, values: values)
      )
    }
    guard let text = action.text else { return action }
    var clean = action
    if let beside = action.draft.flatMap({ try? digestRedaction.beside($0) }) {
      clean = clean.sending(beside)
    }
    if case .redacted(let text) = digestRedaction.decide(text).outcome {
      clean = clean.saying(text)
    }
    return clean
  }

  private static let digestRedaction = ArrivalRedaction(policy: .redact)
}
