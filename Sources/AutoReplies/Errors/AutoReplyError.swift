/// Why settings or triggers were refused.
public struct AutoReplyError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The reasons, to branch on.
  @nonexhaustive
  public enum Code: Hashable, Sendable {
    /// Settings cannot be saved, and for all these reasons; nothing was changed.
    case invalidSettings([AutoReplyProblem])
    /// A trigger of this word is there already.
    case duplicateTrigger(AutoReplyTrigger)
  }

  /// The reason.
  public let code: Code

  /// Creates an error.
  public init(_ code: Code) { self.code = code }

  /// What was refused and what to do.
  public var description: String {
    switch code {
    case .invalidSettings(let problems): problems.map(\.description).joined(separator: "; ")
    case .duplicateTrigger(let trigger):
      "trigger \(trigger) is there already: choose another word for yours"
    }
  }
}

/// One thing that is wrong with a team's automatic replies.
public struct AutoReplyProblem: Hashable, Sendable, CustomStringConvertible {
  /// Where it is.
  @nonexhaustive
  public enum Part: Hashable, Sendable {
    /// The trigger itself.
    case trigger
    /// The body.
    case body
    /// The n-th extra text, from 1 on.
    case extra(Int)
    /// The message as it is sent.
    case whole
  }

  /// What it is.
  @nonexhaustive
  public enum Reason: Hashable, Sendable {
    /// No trigger has this word.
    case unknownTrigger
    /// The reply is on, and its body is empty.
    case empty
    /// The reply is on with a standard text, and there is none for a host's own trigger.
    case noStandardText
    /// The template names a field that this trigger does not have.
    case unknownField(ReplyField)
    /// A brace stands alone, or a field has no name.
    case malformed(atByte: Int)
    /// The message is longer than the channels of the team carry.
    case tooLong(maximum: Int, actual: Int, unit: String)
    /// The company is not registered where this is possible (E-14).
    case notInThisCountry
  }

  /// The trigger.
  public let trigger: AutoReplyTrigger
  /// Where in its reply.
  public let part: Part
  /// What it is.
  public let reason: Reason

  init(_ trigger: AutoReplyTrigger, _ part: Part, _ reason: Reason) {
    self.trigger = trigger
    self.part = part
    self.reason = reason
  }

  /// The place and the remedy.
  public var description: String { "\(place): \(remedy)" }

  private var place: String {
    switch part {
    case .trigger, .whole: trigger.rawValue
    case .body: "\(trigger).body"
    case .extra(let number): "\(trigger).extra \(number)"
    }
  }

  private var remedy: String {
    switch reason {
    case .unknownTrigger: "there is no such trigger: define it"
    case .empty: "it is on and says nothing: write a text or switch it off"
    case .noStandardText: "there is no standard text for this trigger: write one"
    case .unknownField(let field): "there is no field {\(field)} here"
    case .malformed(let byte): "a brace at byte \(byte) stands alone: write {{ or }} for a brace"
    case .tooLong(let maximum, let actual, let unit):
      "the message has \(actual) \(unit), the limit is \(maximum)"
    case .notInThisCountry: "the company is not registered where this is possible"
    }
  }
}
