/// The number of somebody who calls, as far as the telephone network tells it.
@nonexhaustive
public enum CallerNumber: Hashable, Sendable, Codable {
  /// The caller does not show it.
  case withheld
  /// A number. `takesTexts` says whether it can be sent a text; `nil` if nobody knows, in which case
  /// it is tried.
  case number(ChannelAddress, takesTexts: Bool?)

  /// A number of which nobody knows whether it takes texts.
  public static func phone(_ number: String) -> Self {
    .number(.phone(number), takesTexts: nil)
  }

  /// The address, unless it is withheld.
  public var address: ChannelAddress? {
    if case .number(let address, _) = self { return address }
    return nil
  }
}
