public import ChannelAdapters

/// A page of the business, and the token by which the app speaks for it.
public struct MessengerPage: Sendable {
  /// The page's id, digits: the identity of its entry point.
  public let id: String

  /// The page access token.
  public let accessToken: Secret

  /// Describes a page.
  ///
  /// - Throws: ``MessengerSetupError`` for an id that is no number and for a token that cannot
  ///   stand in a header.
  public init(id: String, accessToken: Secret) throws(MessengerSetupError) {
    guard MetaNumbers.isID(id) else { throw MessengerSetupError(.invalidPageID) }
    guard (try? HeaderField.bearerAuthorization(accessToken)) != nil else {
      throw MessengerSetupError(.invalidAccessToken)
    }
    self.id = id
    self.accessToken = accessToken
  }
}
