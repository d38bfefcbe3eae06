/// The automatic reply of one trigger, as a team wants it (P-18, P-19, P-21).
public struct AutoReply: Hashable, Sendable, Codable {
  /// What it says between the names and the extra texts.
  @nonexhaustive
  public enum Body: Hashable, Sendable, Codable {
    /// The standard text in the team's language.
    case standard
    /// A template of the team's own; ``ReplyTemplate`` says how it is written.
    case template(String)
  }

  /// A text that may be added.
  public struct Extra: Hashable, Sendable, Codable {
    /// The template.
    public var text: String
    /// Whether it is added.
    public var isIncluded: Bool

    /// Describes an extra text.
    public init(_ text: String, isIncluded: Bool = true) {
      self.text = text
      self.isIncluded = isIncluded
    }
  }

  /// The On/Off switch (P-21): nothing is sent until it is on.
  public var isEnabled: Bool
  /// Whether the company's name stands in the first line.
  public var includesCompanyName: Bool
  /// Whether the team's display name stands in the first line.
  public var includesTeamName: Bool
  /// What it says.
  public var body: Body
  /// Texts that follow, each on a line of its own, in this order.
  public var extras: [Extra]

  /// Describes a reply: off, with the standard text and nothing else, unless said otherwise.
  public init(
    isEnabled: Bool = false,
    includesCompanyName: Bool = false,
    includesTeamName: Bool = false,
    body: Body = .standard,
    extras: [Extra] = []
  ) {
    self.isEnabled = isEnabled
    self.includesCompanyName = includesCompanyName
    self.includesTeamName = includesTeamName
    self.body = body
    self.extras = extras
  }
}
