/// What the SDK answers to the words of consent, where it is the one who answers.
///
/// One confirmation of an opt-out is permitted, and nothing in it may advertise.
public struct ConsentTexts: Hashable, Sendable {
  /// The confirmation of an opt-out; it says that nothing more will come, and how to undo it.
  public let optedOut: String
  /// The confirmation of an opt-in.
  public let optedIn: String
  /// Who writes here, and how to stop it.
  public let help: String

  /// States texts.
  public init(optedOut: String, optedIn: String, help: String) {
    self.optedOut = optedOut
    self.optedIn = optedIn
    self.help = help
  }

  /// English texts, each of one segment for names of up to 30 characters.
  ///
  /// `business`: the name by which customers know it. `contact`: where else it can be reached, by
  /// telephone, mail or a page.
  public static func english(business: String, contact: String) -> Self {
    Self(
      optedOut:
        "\(business): you will get no more messages from this number. Reply START to get them again.",
      optedIn: "\(business): you will get messages again. Reply HELP for help, STOP to stop.",
      help: "\(business): for help see \(contact). Reply STOP to get no more messages."
    )
  }

  /// The answer to a request.
  public func answer(to request: ConsentRequest) -> String {
    switch request {
    case .optOut: optedOut
    case .optIn: optedIn
    case .help: help
    }
  }
}
