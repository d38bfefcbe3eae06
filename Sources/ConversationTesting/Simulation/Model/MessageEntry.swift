import ConversationCore

/// A message of a transcript, and why it is there.
struct MessageEntry: Sendable {
  enum Cause: Hashable, Sendable {
    /// A customer has written it: their n-th message.
    case customer(number: Int)
    /// An agent has sent it in a step.
    case reply(agent: AgentID, step: Int)
    /// An agent has noted it in a step.
    case note(step: Int)
    /// The SDK has.
    case notice
  }

  let cause: Cause
  let message: Message
}

/// The texts by which a message of an agent tells the step that wrote it.
enum StepText: Sendable {
  /// The text of a step; `half` tells the two of a race apart.
  static func make(step: Int, half: Int) -> String { "s\(step * 2 + half)" }

  /// Reads what ``make(step:half:)`` has made: a number that grows with the step.
  static func number(_ text: String) -> Int? {
    text.utf8.first == UInt8(ascii: "s") ? Int(text.dropFirst()) : nil
  }
}
