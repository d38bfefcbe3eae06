public import ChannelAdapters

/// A WhatsApp number of the business, and the token by which the app speaks for it.
public struct WhatsAppNumber: Sendable {
  /// The number in E.164 form: the identity of its entry point.
  public let number: String

  /// What Meta calls the number: digits.
  public let id: String

  /// What Meta calls the WhatsApp Business account that it belongs to.
  public let account: String

  /// The access token.
  public let accessToken: Secret

  /// Describes a number.
  ///
  /// - Throws: ``MessengerSetupError`` for a number that is not in E.164 form, an id that is no
  ///   number, an account without a name, and a token that cannot stand in a header.
  public init(
    _ number: String,
    id: String,
    account: String,
    accessToken: Secret
  ) throws(MessengerSetupError) {
    guard number.hasPrefix("+"), MetaNumbers.isPhone(number.dropFirst()) else {
      throw MessengerSetupError(.invalidNumber)
    }
    guard MetaNumbers.isID(id), MetaWord.printable(account) == account else {
      throw MessengerSetupError(.invalidNumberID)
    }
    guard (try? HeaderField.bearerAuthorization(accessToken)) != nil else {
      throw MessengerSetupError(.invalidAccessToken)
    }
    self.number = number
    self.id = id
    self.account = account
    self.accessToken = accessToken
  }
}
