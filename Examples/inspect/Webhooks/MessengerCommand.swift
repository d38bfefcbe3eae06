import ChannelAdapters
import MessengerChannel

/// `inspect messenger`: what Meta's webhook says of pages, and whether Meta has sent it.
struct MessengerCommand: InspectCommand {
  static let name = "messenger"
  static let summary = "verifies and reads a webhook of Facebook Messenger"
  static let usage = """
    usage: inspect messenger --signature SIGNATURE [OPTION …] < BODY
           inspect messenger --unverified [OPTION …] < BODY

    Reads the raw body of a webhook from standard input and prints every event that is in it, and
    what was passed over and why. Every page that the body names is taken for one of yours.

    \(MetaCall.optionsHelp("customer"))
    """

  static func run(_ arguments: [String]) throws -> ExitStatus {
    let options = try Options(arguments, MetaCall.known)
    if options.asksForHelp {
      Terminal.write(usage)
      return .done
    }
    let call = try MetaCall(options, for: name)
    let pages = MentionedPages(call.body).ids
    let adapter = try MessengerAdapter(
      app: call.app,
      pages: pages.map { try MessengerPage(id: $0, accessToken: MadeUp.secret()) },
      exchange: RecordingExchange()
    )
    let assumed = pages.map { "page \($0) of the body is one of yours" }
    return call.report(by: adapter, assuming: assumed, for: name)
  }
}
