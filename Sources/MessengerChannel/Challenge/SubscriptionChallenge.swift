import ChannelAdapters

/// Meta's question whether a webhook's address is ours.
struct SubscriptionChallenge {
  /// The longest challenge that is echoed, in bytes.
  static let longest = 256

  private let mode: String
  private let token: String
  private let echo: String

  /// Reads a request, or `nil` if it is no challenge.
  ///
  /// - Throws: ``WebhookRefusal`` `malformed` for a query that cannot be read.
  init?(_ request: WebhookRequest) throws(WebhookRefusal) {
    guard request.method == "GET" else { return nil }
    let fields: FormFields
    do {
      fields = try FormFields(decoding: request.query.utf8)
    } catch {
      throw WebhookRefusal(.malformed(error.description))
    }
    // Some web frameworks turn the dots into underscores.
    func value(_ name: String) -> String? { fields["hub.\(name)"] ?? fields["hub_\(name)"] }
    guard let mode = value("mode") else { return nil }
    self.mode = mode
    token = value("verify_token") ?? ""
    echo = value("challenge") ?? ""
  }

  /// The answer: exactly the bytes of the challenge, as plain text.
  ///
  /// The token is checked first: whoever does not know it gets nothing of theirs back.
  ///
  /// - Throws: ``WebhookRefusal`` `tokenWrong`, and `malformed` for a challenge that is too long.
  func reply(knowing tokens: SecretSet) throws(WebhookRefusal) -> WebhookReply {
    let isKnown = tokens.match(Array(token.utf8)) != nil
    guard isKnown, mode == "subscribe" else { throw WebhookRefusal(.tokenWrong) }
    guard (1...Self.longest).contains(echo.utf8.count) else {
      throw WebhookRefusal(.malformed("the challenge has not 1 to \(Self.longest) bytes"))
    }
    return WebhookReply(status: 200, contentType: "text/plain", body: Array(echo.utf8))
  }
}
