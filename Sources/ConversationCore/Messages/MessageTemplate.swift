/// A message whose wording the provider has approved beforehand: what may be written first, and outside
/// of the messaging window, on channels that know such messages (C-03).
///
/// The provider has the wording, the values fill it in. What the customer is going to read stands as
/// the text of the message, so that agents read the same.
public struct MessageTemplate: Hashable, Sendable, Codable {
  /// What a button below the message is given.
  @nonexhaustive
  public enum Button: Hashable, Sendable, Codable {
    /// What comes back when it is pressed.
    case payload(String)
    /// The end of the address that it opens.
    case addressEnding(String)
  }

  /// The provider's name of it.
  public let name: String
  /// The language of the wording, as the provider writes it, such as `en_US`.
  public let language: String
  /// What is filled into the wording, in order.
  public let values: [String]
  /// What is filled into the headline, if it has a place for that.
  public let headline: String?
  /// The file above the wording, if it has a place for one: by an address that the provider can fetch.
  public let file: Attachment?
  /// What its buttons are given, in order.
  public let buttons: [Button]

  /// Names a template, and what fills it in.
  public init(
    _ name: String,
    language: String,
    values: [String] = [],
    headline: String? = nil,
    file: Attachment? = nil,
    buttons: [Button] = []
  ) {
    self.name = name
    self.language = language
    self.values = values
    self.headline = headline
    self.file = file
    self.buttons = buttons
  }

  /// The template with every text that fills it in changed.
  package func mapping(_ change: (String) throws -> String) rethrows -> Self {
    Self(
      name,
      language: language,
      values: try values.map(change),
      headline: try headline.map(change),
      file: try file.map { file in file.named(try file.name.map(change)) },
      buttons: try buttons.map { button in
        switch button {
        case .payload(let text): .payload(try change(text))
        case .addressEnding(let text): .addressEnding(try change(text))
        }
      }
    )
  }
}
