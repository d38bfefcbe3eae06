import ChannelAdapters
import Foundation
import SMSChannel

/// `inspect twilio`: what Twilio's webhook says, and whether Twilio has sent it.
struct TwilioCommand: InspectCommand {
  static let name = "twilio"
  static let summary =
    "verifies and reads a webhook of Twilio: SMS, MMS, WhatsApp, status callbacks"
  static let usage = """
    usage: inspect twilio --url URL --signature SIGNATURE [OPTION …] < BODY
           inspect twilio --unverified [OPTION …] < BODY

    Reads the raw body of a webhook from standard input and prints every event that is in it, and
    what was passed over and why.

      --url URL               the public URL as it is configured with Twilio, query included
      --signature SIGNATURE   the value of the header X-Twilio-Signature
      --auth-token-file FILE  a file with the account's auth token; of several lines, each is an
                              active token, the newest first. It goes before TWILIO_AUTH_TOKEN.
      --account SID           refuses webhooks of any other account; without it, the AccountSid of
                              the body is taken as given
      --unverified            reads the body without a proof of its origin: no signature, no token
      --method GET|POST       how Twilio calls (POST); of GET, only the URL is read
      --content-type TYPE     the body's media type (application/x-www-form-urlencoded)
      --json                  writes one JSON object on one line, keys sorted
      --help                  shows this

    The auth token stands in the variable TWILIO_AUTH_TOKEN or in a file. There is no option for it:
    the list of processes shows arguments to every user of the machine, and the shell keeps them in
    its history.

    What is printed holds what the customer wrote, and their number.

    Exit status: 0 when the webhook was taken, 1 when it was refused, 2 for bad usage.

    """

  private static let source = SecretSource(
    what: "auth token",
    variable: "TWILIO_AUTH_TOKEN",
    fileOption: "--auth-token-file"
  )

  static func run(_ arguments: [String]) throws -> ExitStatus {
    let options = try Options(
      arguments,
      Options.Known(
        flags: ["--json", "--unverified"],
        values: [
          "--url", "--signature", "--auth-token-file", "--account", "--method", "--content-type",
        ],
        placeOfSecrets: source.places
      )
    )
    if options.asksForHelp {
      Terminal.write(usage)
      return .done
    }
    let call = try TwilioCall(options, source: source)
    return call.report().print(asJSON: options.has("--json"), of: name)
  }
}
