import ChannelAdapters

/// The call of a webhook, verified over its raw bytes.
struct SignedWebhook {
  /// The raw body.
  let body: [UInt8]

  /// Verifies a call.
  ///
  /// - Throws: `WebhookRefusal`, before anything of the body is read.
  init(
    verifying request: WebhookRequest,
    app: MetaApp,
    limit: Int
  ) throws(WebhookRefusal) {
    guard request.method == "POST" else {
      throw WebhookRefusal(.unsupported("a method other than POST"))
    }
    guard request.body.count <= limit else {
      throw WebhookRefusal(.tooLarge(limit: limit, actual: request.body.count))
    }
    guard let signature = request.headers[MetaSignature.header] else {
      throw WebhookRefusal(.signatureMissing(header: MetaSignature.header))
    }
    let match = MetaSignature.match(signature, body: request.body, secrets: app.secrets)
    guard match != nil else { throw WebhookRefusal(.signatureWrong) }
    body = request.body
  }
}
