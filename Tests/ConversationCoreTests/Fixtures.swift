import ConversationCore
import Foundation

/// A small contact centre: what every test of a rule needs, and nothing that a rule decides.
enum Fixtures {
  static let timeouts = OfferTimeouts(telephony: 20, chat: 30, email: 120, social: 120)

  static let reasons = [
    WrapUpReason(id: "resolved", name: "Resolved"),
    WrapUpReason(id: "call-back", name: "Call back later"),
    WrapUpReason(id: "old", name: "No longer used", isActive: false),
  ]

  /// Wrap-up by hand, or by itself after some seconds.
  static func policy(
    wrapUpAfter seconds: TimeInterval? = nil,
    mayBeExtended: Bool = false
  ) throws(ConversationError) -> InboxPolicy {
    .contactCenter(
      "service",
      offerTimeouts: timeouts,
      wrapUp: try WrapUpPolicy(
        reasons: reasons,
        defaultReason: "resolved",
        automatic: seconds.map { .init(after: $0, mayBeExtended: mayBeExtended) }
      )
    )
  }

  static let sharedInbox = InboxPolicy.sharedInbox("mail", offerTimeouts: timeouts)

  static let support = Queue(id: "support", name: "Support", channelClass: .social, teams: ["desk"])
  static let sales = Queue(id: "sales", name: "Sales", channelClass: .social, teams: ["desk"])

  static let sms = EntryPoint(
    id: "sms-line",
    channel: .sms,
    identity: .number("+15555550100", kind: .longCode),
    displayName: "Service line",
    inbox: "service",
    queue: "support"
  )

  static let capabilities = ChannelCapabilities(
    textLimit: TextLimit(maximum: 1600),
    maximumAttachments: 2,
    mayWriteFirst: true
  )

  static let customer = CustomerID(bits: 7)
  static let address = ChannelAddress.phone("+15555550123")

  /// An agent who is signed in, and available for every class since second 0.
  static func agent(
    _ id: AgentID,
    teams: [TeamID] = ["desk"],
    capacity: CapacityProfile = .standard,
    permissions: AgentPermissions = AgentPermissions()
  ) throws(ConversationError) -> Agent {
    var agent = Agent(
      id: id,
      name: id.rawValue,
      teams: teams,
      capacity: capacity,
      permissions: permissions,
      createdAt: .second(0)
    )
    _ = try agent.signIn(at: .second(0))
    _ = try agent.choose(.available, by: .agent(id), at: .second(0))
    return agent
  }

  static func inbound(_ text: String = "Hello", id: String = "in-1") -> InboundMessage {
    InboundMessage(
      channel: .sms,
      recipient: "+15555550100",
      sender: address,
      text: text,
      externalID: id
    )
  }
}

extension Date {
  /// So many seconds into the test.
  static func second(_ seconds: Int) -> Date { .millisecond(seconds * 1000) }

  /// So many milliseconds into the test.
  static func millisecond(_ milliseconds: Int) -> Date {
    Date(milliseconds: 1_750_000_000_000 + Int64(milliseconds))
  }
}
