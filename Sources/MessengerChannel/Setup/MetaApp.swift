public import ChannelAdapters

/// The app by which a business takes part in Messenger and WhatsApp: its secret signs every webhook.
public struct MetaApp: Sendable {
  /// The app secrets by which webhooks are verified; several while one is being replaced.
  public let secrets: SecretSet

  /// The tokens that were typed into Meta's form beside the webhook's address.
  public let verifyTokens: SecretSet

  /// The app's id.
  ///
  /// With it, an echo of another app is never taken for one of ours, and a hand-over is read for who
  /// gets the thread.
  public let id: String?

  /// Describes an app.
  public init(secrets: SecretSet, verifyTokens: SecretSet, id: String? = nil) {
    self.secrets = secrets
    self.verifyTokens = verifyTokens
    self.id = id
  }
}
