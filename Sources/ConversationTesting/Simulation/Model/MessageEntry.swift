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
    /// A program has sent it by itself.
    case automatic
    /// The SDK has.
    case notice
  }

  let cause: Cause
  let message: Message
}

/// The texts by which a message of an agent tells the step that wrote it.
enum StepText: Sendable {
  /// The text of a step; `half` tells the two of a race apart.
  ///
  /// The number is written in letters, from `a` for 0 to `j` for 9: digits are card numbers' alone.
  static func make(step: Int, half: Int) -> String {
    let letters = String(step * 2 + half).utf8.map { $0 - UInt8(ascii: "0") + UInt8(ascii: "a") }
    return "s" + String(decoding: letters, as: UTF8.self) + SimulatedText.agent(step: step)
  }

  /// Reads what ``make(step:half:)`` has made: a number that grows with the step.
  static func number(_ text: String) -> Int? {
    guard text.utf8.first == UInt8(ascii: "s") else { return nil }
    var number = 0
    for letter in text.utf8.dropFirst() {
      guard (UInt8(ascii: "a")...UInt8(ascii: "j")).contains(letter) else { break }
      number = number * 10 + Int(letter - UInt8(ascii: "a"))
    }
    return number
  }
}
