/// A kind of channel.
///
/// The set is open: a host may add its own, and unknown kinds survive.
public struct ChannelKind: OpenVocabulary {
  /// The word that is stored and shown in JSON, such as `sms`.
  public let rawValue: String

  /// Creates a kind from its word.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// Text messages by phone number (F-01).
  public static let sms: Self = "sms"
  /// Facebook Messenger (L-01, H-12).
  public static let messenger: Self = "messenger"
  /// Email.
  public static let email: Self = "email"
  /// The chat box on a web site (H-10).
  public static let webChat: Self = "web-chat"
  /// WhatsApp.
  public static let whatsApp: Self = "whatsapp"
  /// Voice calls.
  public static let voice: Self = "voice"

  /// The class whose capacity a conversation of this kind uses, `nil` for a host's own kind.
  ///
  /// SMS, Messenger and WhatsApp are social, web chat is chat (W-32, A-30).
  public var standardClass: ChannelClass? {
    switch self {
    case .sms, .messenger, .whatsApp: .social
    case .email: .email
    case .webChat: .chat
    case .voice: .telephony
    default: nil
    }
  }
}
