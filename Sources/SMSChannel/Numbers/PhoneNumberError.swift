/// Why a text is no phone number.
public struct PhoneNumberError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  @nonexhaustive
  public enum Code: Hashable, Sendable {
    /// Something else than digits, a leading `+` and the usual separators.
    case forbiddenCharacter
    /// Fewer digits than any number has.
    case tooShort
    /// More digits than E.164 allows.
    case tooLong
    /// A national number: `+` and the country's code are missing.
    case countryMissing
    /// It begins with a code that no country has.
    case unknownCountry
    /// No number of its country has so many digits.
    case wrongLength
    /// The region is none that has telephone numbers.
    case unknownRegion
  }

  /// What to branch on.
  public let code: Code

  init(_ code: Code) { self.code = code }

  /// A sentence for developers; it holds nothing of the number.
  public var description: String {
    switch code {
    case .forbiddenCharacter:
      "A phone number holds something else than digits, a leading + and separators."
    case .tooShort: "A phone number has too few digits."
    case .tooLong:
      "A phone number has more than 15 digits, or a dialled one more than 20 characters."
    case .countryMissing: "A phone number must begin with + and the code of its country."
    case .unknownCountry: "A phone number begins with + and a code that no country has."
    case .wrongLength: "A phone number has more or fewer digits than numbers of its country."
    case .unknownRegion: "The region must be the two letters of a country (ISO 3166-1)."
    }
  }
}
