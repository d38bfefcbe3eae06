public import ChannelAdapters

/// How messages are sent by way of Twilio.
public struct TwilioSendOptions: Hashable, Sendable {
  /// How long a message may be valid, in seconds.
  public static let validities = 1...36_000

  /// The messaging service that the numbers belong to, `MG` and 32 hexadecimal digits.
  ///
  /// Messages still leave by the number of their conversation. Twilio keeps opt-outs for all numbers
  /// of a service together, and so does the contact center then.
  public var messagingService: String?
  /// How long Twilio tries to deliver a message, in seconds; ten hours if it is not said.
  public var validity: Int?
  /// Whether typographic characters become plain ones, so that messages cost less.
  public var typography: TypographicReplacement.Policy
  /// How many segments a second each number sends; without a limit Twilio queues what is too fast.
  public var rateLimit: RateLimit?

  /// States how messages are sent.
  public init(
    messagingService: String? = nil,
    validity: Int? = nil,
    typography: TypographicReplacement.Policy = .never,
    rateLimit: RateLimit? = nil
  ) {
    self.messagingService = messagingService
    self.validity = validity
    self.typography = typography
    self.rateLimit = rateLimit
  }

  /// Refuses what Twilio would refuse every time.
  func check() throws(TwilioSetupError) {
    if let messagingService, !TwilioAccount.isSID(messagingService, "MG") {
      throw TwilioSetupError(.invalidMessagingService)
    }
    if let validity, !Self.validities.contains(validity) {
      throw TwilioSetupError(.invalidValidity)
    }
  }
}
