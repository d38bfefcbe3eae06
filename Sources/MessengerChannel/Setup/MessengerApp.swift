public import ChannelAdapters

/// The app by which a business takes part in Messenger: whose secret signs every webhook.
public struct MessengerApp: Sendable {
  /// The app secrets by which webhooks are verified; several while one is being replaced.
  public let secrets: SecretSet

  /// The tokens that were typed into Meta's form beside the webhook's address.
  public let verifyTokens: SecretSet

  /// The app's id; with it, an echo of another app is never taken for one of ours.
  public let id: String?

  /// Describes an app.
  public init(secrets: SecretSet, verifyTokens: SecretSet, id: String? = nil) {
    self.secrets = secrets
    self.verifyTokens = verifyTokens
    self.id = id
  }
}
