import ConversationCore

/// The entry points, channels and policy that a rehearsal assumes.
enum Desk {
  static let policy = InboxPolicy.sharedInbox(
    "inbox",
    offerTimeouts: OfferTimeouts(telephony: 20, chat: 30, email: 120, social: 120)
  )

  static let queue = Queue(id: "queue", name: "Queue", channelClass: .social, teams: [])

  static func entryPoint(_ channel: ChannelKind, number: String?) -> EntryPoint {
    EntryPoint(
      id: EntryPointID(channel.rawValue),
      channel: channel,
      identity: channel == .sms
        ? .number(number ?? "", kind: .longCode) : .other(channel.rawValue),
      displayName: channel.rawValue,
      inbox: "inbox",
      queue: "queue"
    )
  }

  /// What the SDK's own channels can do, as far as a decision asks for it.
  static func capabilities(of channel: ChannelKind) -> ChannelCapabilities {
    let day = ChannelCapabilities.MessagingWindow(standard: 86_400)
    switch channel {
    case .sms: return ChannelCapabilities(textLimit: limit(1_600), mayWriteFirst: true)
    case .whatsApp: return ChannelCapabilities(textLimit: limit(1_600), window: day)
    case .messenger: return ChannelCapabilities(textLimit: limit(2_000), window: day)
    default: return ChannelCapabilities(mayWriteFirst: true)
    }
  }

  private static func limit(_ maximum: Int) -> TextLimit {
    TextLimit(maximum: maximum, measure: .utf16)
  }

  static func address(_ text: String, on channel: ChannelKind) -> ChannelAddress {
    switch channel {
    case .messenger: .pageScoped(text, page: "page")
    case .email: .email(text)
    case .webChat: .visitor(text, widget: "widget")
    default: .phone(text)
    }
  }
}
