import ChannelAdapters
import Foundation
import SMSChannel

/// One call of Twilio's, and what is needed to verify it.
struct TwilioCall {
  private let request: WebhookRequest
  private let signature: String
  private let tokens: SecretSet
  private let isVerified: Bool
  private let account: Account

  /// Whose call it is taken to be.
  private enum Account {
    case stated(TwilioAccount)
    case named(TwilioAccount)
    /// The call names none that could be one.
    case missing
  }

  /// Takes the options and reads the body.
  init(_ options: Options, source: SecretSource) throws {
    guard options.operands.isEmpty else {
      throw UsageError(message: "the body comes from standard input: inspect twilio … < FILE")
    }
    let isVerified = try options.verifies(withURL: true)
    let tokens = try isVerified ? source.secrets(options) : SecretSet(newest: MadeUp.secret())
    let stated = try Self.stated(options["--account"], tokens)
    let method = options["--method"] ?? "POST"
    guard ["GET", "POST"].contains(method) else {
      throw UsageError(message: "--method is GET or POST.")
    }
    let type = options["--content-type"] ?? "application/x-www-form-urlencoded"
    var headers = try HeaderFields.given([("Content-Type", type)])
    let hint = "the body of a webhook, without a line end at its end"
    let body = method == "GET" ? [] : try InputFile.standardInput(hint: hint)

    let url = Self.url(options["--url"], isVerified: isVerified, type: type, body: body)
    let call = WebhookRequest(method: method, url: url, headers: headers, body: body)
    // An unverified body gets a signature of our own, so that the adapter reads it at all.
    let signature =
      options["--signature"]
      ?? TwilioSignature.sign(url: url, fields: Self.signedFields(of: call), with: tokens.signing)
    headers = try .given([("Content-Type", type), (TwilioSignature.header, signature)])
    self.signature = headers[TwilioSignature.header] ?? signature
    request = WebhookRequest(method: method, url: url, headers: headers, body: body)
    account = stated.map { .stated($0) } ?? Self.named(in: call, tokens)
    self.tokens = tokens
    self.isVerified = isVerified
  }

  /// What the adapter makes of it.
  func report() -> Report {
    do {
      let adapter = try TwilioSMSAdapter(account: adapterAccount(), exchange: RecordingExchange())
      return report(.received(try adapter.receive(request, at: Date())))
    } catch let refusal as WebhookRefusal {
      return report(.refused(Report.Refusal(explained(refusal), hint: hint(for: refusal))))
    } catch {
      return report(.refused(Report.Refusal(code: "setup", reason: "\(error)")))
    }
  }

  private func report(_ outcome: Report.Outcome) -> Report {
    let match = match(url: request.url, body: request.body)
    let proof = isVerified ? SignatureProof(match, of: tokens.count) : .notChecked
    var assumed: [String] = []
    if case .named(let account) = account {
      assumed.append("the account is \(account.sid), as the call says (--account checks it)")
    }
    return Report(assumed: assumed, signature: proof, outcome: outcome)
  }

  /// Without an account of our own, a foreign one is a missing one.
  private func explained(_ refusal: WebhookRefusal) -> WebhookRefusal {
    guard refusal.code == .foreignAccount, case .missing = account else { return refusal }
    return WebhookRefusal(.malformed("AccountSid is missing, or no name of an account"))
  }

  /// What would make a wrong signature fit, of the mistakes that are made most.
  private func hint(for refusal: WebhookRefusal) -> String? {
    guard refusal.code == .signatureWrong else { return nil }
    if let body = request.body.withoutLastLineEnd, match(url: request.url, body: body) != nil {
      return "it fits without the line end at the end of the body: hand the body over as it came"
    }
    let url = request.url
    let others = [
      (url.replacing("https://", with: "http://", maxReplacements: 1), "with http://"),
      (url.replacing("http://", with: "https://", maxReplacements: 1), "with https://"),
      (url + "/", "with a slash at its end"),
      (url.hasSuffix("/") ? String(url.dropLast()) : url, "without the slash at its end"),
      (String(url.prefix { $0 != "?" }), "without its query"),
    ]
    let fitting = others.first { $0.0 != url && match(url: $0.0, body: request.body) != nil }
    return fitting.map { "it fits the URL \($0.1): use the URL that Twilio calls" }
  }

  private func match(url: String, body: [UInt8]) -> SecretMatch? {
    let call = WebhookRequest(
      method: request.method,
      url: url,
      headers: request.headers,
      body: body
    )
    return TwilioSignature.match(
      signature,
      url: url,
      fields: Self.signedFields(of: call),
      tokens: tokens
    )
  }
}

// Whose call it is, and what of it is signed.
extension TwilioCall {
  /// The URL that is called; of an unverified body that is no form, with the hash by which Twilio's URLs
  /// answer for such a body.
  private static func url(
    _ stated: String?,
    isVerified: Bool,
    type: String,
    body: [UInt8]
  ) -> String {
    let url = stated ?? "https://example.com/"
    guard !isVerified, type.lowercased().hasPrefix("application/json") else { return url }
    let hash = SHA256Hasher.digest(of: body).hexadecimal
    let mark = url.contains("?") ? "&" : "?"
    return "\(url)\(mark)\(TwilioSignature.bodyHashParameter)=\(hash)"
  }

  /// The account that the adapter is set up with; one that no call can be for where none is named.
  private func adapterAccount() throws -> TwilioAccount {
    switch account {
    case .stated(let account), .named(let account): return account
    case .missing:
      let sid = "AC" + String(repeating: "0", count: 32)
      return try TwilioAccount(sid: sid, authTokens: tokens)
    }
  }

  private static func stated(_ sid: String?, _ tokens: SecretSet) throws -> TwilioAccount? {
    do throws(TwilioSetupError) {
      guard let sid else { return nil }
      return try TwilioAccount(sid: sid, authTokens: tokens)
    } catch {
      throw UsageError(message: "--account: \(error.description)")
    }
  }

  private static func named(in call: WebhookRequest, _ tokens: SecretSet) -> Account {
    let bytes = call.method == "GET" ? Array(call.query.utf8) : call.body
    guard let sid = (try? FormFields(decoding: bytes))?["AccountSid"],
      let account = try? TwilioAccount(sid: sid, authTokens: tokens)
    else { return .missing }
    return .named(account)
  }

  /// The fields that are signed beside the URL: those of a posted form.
  private static func signedFields(of call: WebhookRequest) -> FormFields {
    let type = (call.headers["Content-Type"] ?? "").lowercased()
    guard call.method == "POST", type.hasPrefix("application/x-www-form-urlencoded") else {
      return FormFields()
    }
    return (try? FormFields(decoding: call.body)) ?? FormFields()
  }
}
