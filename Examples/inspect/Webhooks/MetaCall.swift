import ChannelAdapters
import Foundation
import MessengerChannel

/// A webhook of Meta's, as it was given on the command line: the body, and what proves its origin.
struct MetaCall {
  /// What a command that reads such a webhook takes.
  static let known = Options.Known(
    flags: ["--json", "--unverified"],
    values: ["--signature", "--app-secret-file"],
    placeOfSecrets: source.places
  )

  /// What is said of the options in a command's help.
  static func optionsHelp(_ whatBody: String) -> String {
    """
      --signature SIGNATURE   the value of the header X-Hub-Signature-256, sha256=…
      --app-secret-file FILE  a file with the app secret; of several lines, each is an active
                              secret, the newest first. It goes before MESSENGER_APP_SECRET.
      --unverified            reads the body without a proof of its origin: no signature, no secret
      --json                  writes one JSON object on one line, keys sorted
      --help                  shows this

    The app secret stands in the variable MESSENGER_APP_SECRET or in a file. There is no option for
    it: the list of processes shows arguments to every user of the machine, and the shell keeps them
    in its history.

    What is printed holds what the \(whatBody) wrote.

    Exit status: 0 when the webhook was taken, 1 when it was refused, 2 for bad usage.

    """
  }

  private static let source = SecretSource(
    what: "app secret",
    variable: "MESSENGER_APP_SECRET",
    fileOption: "--app-secret-file"
  )

  /// The raw body.
  let body: [UInt8]
  private let options: Options
  private let isVerified: Bool
  private let secrets: SecretSet
  private let headers: HeaderFields
  private let signature: String

  /// Takes a call; the body comes from standard input.
  init(_ options: Options, for command: String) throws {
    guard options.operands.isEmpty else {
      throw UsageError(message: "the body comes from standard input: inspect \(command) … < FILE")
    }
    self.options = options
    isVerified = try options.verifies(withURL: false)
    secrets =
      try isVerified ? Self.source.secrets(options) : SecretSet(newest: MadeUp.secret())
    body = try InputFile.standardInput(
      hint: "the body of a webhook, without a line end at its end"
    )
    // An unverified body gets a signature of our own, so that the adapter reads it at all.
    headers = try HeaderFields.given([
      (
        MetaSignature.header,
        options["--signature"] ?? MetaSignature.sign(body, with: secrets.signing)
      )
    ])
    signature = headers[MetaSignature.header] ?? ""
  }

  /// The app whose secrets were given.
  var app: MetaApp {
    get throws {
      MetaApp(secrets: secrets, verifyTokens: SecretSet(newest: try MadeUp.secret()))
    }
  }

  /// What an adapter makes of it, printed.
  func report(
    by adapter: any ChannelAdapter,
    assuming assumed: [String],
    for command: String
  ) -> ExitStatus {
    var report = Report(outcome: .received(Reception()))
    report.assumed = assumed
    do throws(WebhookRefusal) {
      let request = WebhookRequest(url: "https://example.com/", headers: headers, body: body)
      report.outcome = .received(try adapter.receive(request, at: Date()))
    } catch {
      report.outcome = .refused(Report.Refusal(error, hint: hint(for: error)))
    }
    let match = MetaSignature.match(signature, body: body, secrets: secrets)
    report.signature = isVerified ? SignatureProof(match, of: secrets.count) : .notChecked
    return report.print(asJSON: options.has("--json"), of: command)
  }

  /// What would make a wrong signature fit, of the mistakes that are made most.
  private func hint(for refusal: WebhookRefusal) -> String? {
    guard refusal.code == .signatureWrong else { return nil }
    guard signature.hasPrefix("sha256=") else {
      return "the signature is “sha256=” and 64 hexadecimal digits"
    }
    guard let shorter = body.withoutLastLineEnd,
      MetaSignature.match(signature, body: shorter, secrets: secrets) != nil
    else { return nil }
    return "it fits without the line end at the end of the body: hand the body over as it came"
  }
}
