/// What a caller hears or does (P-05, P-15, E-15).
@nonexhaustive
public enum CallPhase: String, CaseIterable, Hashable, Sendable, Codable {
  /// The greeting is playing.
  case greeting
  /// The greeting is over, and nothing else has begun.
  case greetingFinished
  /// The options of the call tree are read out.
  case callTree
  /// An option of the call tree was chosen.
  case optionChosen
  /// An advisor's phone rings.
  case ringing
  /// The greeting of the voicemail is playing.
  case voicemailGreeting
  /// The caller is speaking to the voicemail.
  case recording
}

/// What became of a call.
@nonexhaustive
public enum CallOutcome: Hashable, Sendable, Codable {
  /// The caller hung up before anybody answered; what they heard at that moment.
  case missed(CallPhase)
  /// The caller hung up before anybody answered, and no ring schedule was active when the call
  /// began. For the ticket it counts as missed.
  case afterHours(CallPhase)
  /// The caller left a voicemail, within hours or after.
  case voicemail
  /// An advisor answered.
  case answered(by: AgentID)

  /// Whether nobody was reached and nothing was left: missed, within hours or after.
  public var isMissed: Bool {
    switch self {
    case .missed, .afterHours: true
    case .voicemail, .answered: false
    }
  }
}

/// What a telephony host reports of a call.
@nonexhaustive
public enum CallEvent: Hashable, Sendable, Codable {
  /// The call has begun.
  case started
  /// The caller has come to another phase.
  case phase(CallPhase)
  /// An advisor has answered.
  case answered(by: AgentID)
  /// There is a voicemail; the file, where there is one. It may come after the end: providers take
  /// their time with recordings.
  case voicemail(Attachment?)
  /// The call is over, by whomever.
  case ended
}
