import ConversationCore
import Foundation

/// A test asked for something that its scene does not have.
struct MissingFromScene: Error {}

// The business that the scenes play in.
extension Scene {
  static func queue(of channelClass: ChannelClass) -> ConversationCore.Queue {
    ConversationCore.Queue(
      id: "support",
      name: "Support",
      channelClass: channelClass,
      teams: ["desk"]
    )
  }

  static func entryPoint(of channel: ChannelKind) -> EntryPoint {
    let identity: EntryPointIdentity =
      switch channel {
      case .sms, .whatsApp: .number("+15555550100", kind: .longCode)
      case .messenger: .page("102030405060708")
      case .email: .mailbox("help@example.com")
      case .webChat: .widget("w-1")
      default: .other("kiosk-7")
      }
    let name =
      switch channel {
      case .messenger: "Example Shoes"
      case .webChat: "Web shop"
      default: "Front desk"
      }
    return EntryPoint(
      id: "entry",
      channel: channel,
      identity: identity,
      displayName: name,
      inbox: "inbox",
      queue: "support"
    )
  }

  static func address(on channel: ChannelKind) -> ChannelAddress {
    switch channel {
    case .sms, .whatsApp: .phone("+15555550142")
    case .messenger: .pageScoped("9081726354", page: "102030405060708")
    case .email: .email("mia@example.com")
    case .webChat: .visitor("v-33", widget: "w-1")
    default: ChannelAddress(kind: "locker", value: "locker 12")
    }
  }

  static func message(
    on channel: ChannelKind,
    text: String = "Where is my parcel?",
    externalID: String = "m-1"
  ) -> InboundMessage {
    InboundMessage(
      channel: channel,
      recipient: entryPoint(of: channel).identity.value,
      sender: address(on: channel),
      text: text,
      externalID: externalID
    )
  }

  /// A policy whose offers last 30 s for chat and 120 s otherwise, with wrap-up by itself after 60 s.
  static func contactCenter(
    automatic: WrapUpPolicy.Automatic? = .init(after: 60, mayBeExtended: true)
  ) throws -> InboxPolicy {
    InboxPolicy.contactCenter(
      "inbox",
      offerTimeouts: OfferTimeouts(telephony: 20, chat: 30, email: 120, social: 120),
      wrapUp: try WrapUpPolicy(
        reasons: [
          WrapUpReason(id: "solved", name: "Question solved"),
          WrapUpReason(id: "refund", name: "Refund promised"),
          WrapUpReason(id: "old", name: "Question closed", isActive: false),
          WrapUpReason(id: "spam", name: "Spam"),
        ],
        defaultReason: "solved",
        automatic: automatic
      )
    )
  }

  /// A policy under which conversations are assigned, resolved and reopened.
  static func sharedInbox() -> InboxPolicy {
    .sharedInbox(
      "inbox",
      offerTimeouts: OfferTimeouts(telephony: 20, chat: 30, email: 120, social: 120)
    )
  }

  static func agent(_ id: AgentID) throws -> Agent {
    var agent = Agent(
      id: id,
      name: id.rawValue.capitalized + " Example",
      teams: ["desk"],
      createdAt: start.addingTimeInterval(-100)
    )
    _ = try agent.signIn(at: start.addingTimeInterval(-90))
    _ = try agent.choose(.available, by: .agent(id), at: start.addingTimeInterval(-80))
    return agent
  }

  static func named(_ id: AgentID, among agents: [Agent]) throws -> Agent {
    guard let agent = agents.first(where: { $0.id == id }) else { throw MissingFromScene() }
    return agent
  }
}

extension Scene {
  /// Puts an agent's record in the place of the one they have.
  mutating func replace(_ id: AgentID, _ edit: (inout Agent) throws -> Void) throws {
    var agents = change.agents
    guard let index = agents.firstIndex(where: { $0.id == id }) else { throw MissingFromScene() }
    try edit(&agents[index])
    transcript += change.messages
    change = Transition(change.conversation, agents: agents, policy: change.policy)
  }
}
