import ConversationCore

// Who works here, and how customers reach them. Numbers and addresses are reserved ones.
extension Office {
  static let profiles: [AgentProfile] = [
    AgentProfile(id: you, name: "You", teams: ["service"]),
    AgentProfile(id: "ben", name: "Ben Okafor", teams: ["billing"]),
    AgentProfile(id: "cleo", name: "Cleo Lindqvist", teams: ["billing"]),
    AgentProfile(id: "dora", name: "Dóra Weiß", teams: ["depot"]),
  ]

  static let queues: [Queue] =
    ([ChannelClass.social, .chat, .email] as [ChannelClass]).flatMap { channelClass in
      [
        Queue(
          id: queue("service", channelClass),
          name: "Service",
          channelClass: channelClass,
          teams: ["service"]
        ),
        Queue(
          id: queue("billing", channelClass),
          name: "Billing",
          channelClass: channelClass,
          teams: ["billing"]
        ),
      ]
    }

  static let entryPoints: [EntryPoint] = [
    entryPoint(.sms, .number("+15555550100", kind: .longCode), "Service number"),
    entryPoint(.messenger, .page("102030405060708"), "Example Shoes"),
    entryPoint(.webChat, .widget("shop"), "Web shop"),
    entryPoint(.email, .mailbox("help@example.com"), "Help mailbox"),
  ]

  private static func queue(_ name: String, _ channelClass: ChannelClass) -> QueueID {
    QueueID("\(name)-\(channelClass.rawValue)")
  }

  private static func entryPoint(
    _ channel: ChannelKind,
    _ identity: EntryPointIdentity,
    _ displayName: String
  ) -> EntryPoint {
    EntryPoint(
      id: EntryPointID(channel.rawValue),
      channel: channel,
      identity: identity,
      displayName: displayName,
      inbox: inbox,
      queue: queue("service", channel.standardClass ?? .social)
    )
  }
}
