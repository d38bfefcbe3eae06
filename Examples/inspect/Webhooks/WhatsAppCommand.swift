import ChannelAdapters
import MessengerChannel

/// `inspect whatsapp`: what Meta's webhook says of WhatsApp numbers, and whether Meta has sent it.
struct WhatsAppCommand: InspectCommand {
  static let name = "whatsapp"
  static let summary = "verifies and reads a webhook of WhatsApp's Cloud API"
  static let usage = """
    usage: inspect whatsapp --signature SIGNATURE [OPTION …] < BODY
           inspect whatsapp --unverified [OPTION …] < BODY

    Reads the raw body of a webhook from standard input and prints every event that is in it, and
    what was passed over and why. Every account and number that the body names is taken for one of
    yours. Webhooks of WhatsApp by way of Twilio are read by “inspect twilio”.

    \(MetaCall.optionsHelp("customer"))
    """

  static func run(_ arguments: [String]) throws -> ExitStatus {
    let options = try Options(arguments, MetaCall.known)
    if options.asksForHelp {
      Terminal.write(usage)
      return .done
    }
    let call = try MetaCall(options, for: name)
    let mentioned = try MentionedNumbers(call.body)
    let adapter = try WhatsAppAdapter(
      app: call.app,
      numbers: mentioned.numbers,
      exchange: RecordingExchange()
    )
    return call.report(by: adapter, assuming: mentioned.assumed, for: name)
  }
}
