import ChannelAdapters
import Foundation
import MessengerChannel

/// `inspect messenger`: what Meta's webhook says, and whether Meta has sent it.
struct MessengerCommand: InspectCommand {
  static let name = "messenger"
  static let summary = "verifies and reads a webhook of Facebook Messenger"
  static let usage = """
    usage: inspect messenger --signature SIGNATURE [OPTION …] < BODY
           inspect messenger --unverified [OPTION …] < BODY

    Reads the raw body of a webhook from standard input and prints every event that is in it, and
    what was passed over and why. Every page that the body names is taken for one of yours.

      --signature SIGNATURE   the value of the header X-Hub-Signature-256, sha256=…
      --app-secret-file FILE  a file with the app secret; of several lines, each is an active
                              secret, the newest first. It goes before MESSENGER_APP_SECRET.
      --unverified            reads the body without a proof of its origin: no signature, no secret
      --json                  writes one JSON object on one line, keys sorted
      --help                  shows this

    The app secret stands in the variable MESSENGER_APP_SECRET or in a file. There is no option for
    it: the list of processes shows arguments to every user of the machine, and the shell keeps them
    in its history.

    What is printed holds what the customer wrote.

    Exit status: 0 when the webhook was taken, 1 when it was refused, 2 for bad usage.

    """

  private static let source = SecretSource(
    what: "app secret",
    variable: "MESSENGER_APP_SECRET",
    fileOption: "--app-secret-file"
  )

  static func run(_ arguments: [String]) throws -> ExitStatus {
    let options = try Options(
      arguments,
      Options.Known(
        flags: ["--json", "--unverified"],
        values: ["--signature", "--app-secret-file"],
        placeOfSecrets: source.places
      )
    )
    if options.asksForHelp {
      Terminal.write(usage)
      return .done
    }
    guard options.operands.isEmpty else {
      throw UsageError(message: "the body comes from standard input: inspect messenger … < FILE")
    }
    let isVerified = try options.verifies(withURL: false)
    let secrets = try isVerified ? source.secrets(options) : SecretSet(newest: MadeUp.secret())
    let body = try InputFile.standardInput(
      hint: "the body of a webhook, without a line end at its end"
    )
    // An unverified body gets a signature of our own, so that the adapter reads it at all.
    let headers = try HeaderFields.given([
      (
        MetaSignature.header,
        options["--signature"] ?? MetaSignature.sign(body, with: secrets.signing)
      )
    ])
    let signature = headers[MetaSignature.header] ?? ""
    let pages = MentionedPages(body)
    var report = Report(outcome: .received(Reception()))
    report.assumed = pages.ids.map { "page \($0) of the body is one of yours" }
    do {
      let adapter = try MessengerAdapter(
        app: MetaApp(secrets: secrets, verifyTokens: SecretSet(newest: MadeUp.secret())),
        pages: pages.ids.map { try MessengerPage(id: $0, accessToken: MadeUp.secret()) },
        exchange: RecordingExchange()
      )
      let request = WebhookRequest(
        url: "https://example.com/",
        headers: headers,
        body: body
      )
      report.outcome = .received(try adapter.receive(request, at: Date()))
    } catch let refusal as WebhookRefusal {
      let hint = hint(for: refusal, signature, body, secrets)
      report.outcome = .refused(Report.Refusal(refusal, hint: hint))
    }
    let match = MetaSignature.match(signature, body: body, secrets: secrets)
    report.signature = isVerified ? SignatureProof(match, of: secrets.count) : .notChecked
    return report.print(asJSON: options.has("--json"), of: name)
  }

  /// What would make a wrong signature fit, of the mistakes that are made most.
  private static func hint(
    for refusal: WebhookRefusal,
    _ signature: String,
    _ body: [UInt8],
    _ secrets: SecretSet
  ) -> String? {
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
