import ConversationCore
import ConversationStorage
import Foundation

/// One record of each kind with as much in it as possible, made by the rules: what the golden files
/// hold as it was written.
struct GoldenRecords {
  static let start = Date(timeIntervalSince1970: 1_750_233_600)

  let entryPoint = EntryPoint(
    id: "sms-main",
    channel: .sms,
    identity: .number("+15555550100", kind: .longCode),
    displayName: "Main number",
    inbox: "inbox",
    queue: "support"
  )
  let queue = Queue(
    id: "support",
    name: "Support",
    channelClass: .social,
    teams: ["first-line", "second-line"],
    priority: 3,
    distribution: .offers(.preferredAgentFirst),
    overflow: Queue.Overflow(after: 300, to: "overflow")
  )

  func time(_ seconds: Double) -> Date { Self.start + seconds }

  func policy() throws -> InboxPolicy {
    .contactCenter(
      "inbox",
      offerTimeouts: OfferTimeouts(telephony: 20, chat: 30, email: 120, social: 120),
      wrapUp: try WrapUpPolicy(
        reasons: [WrapUpReason(id: "done", name: "Done")],
        defaultReason: "done",
        automatic: WrapUpPolicy.Automatic(after: 60, mayBeExtended: true)
      )
    )
  }

  func agent(_ id: AgentID) throws -> Agent {
    var agent = Agent(
      id: id,
      name: "Agent \(id)",
      role: .supervisor,
      teams: ["first-line"],
      permissions: AgentPermissions(
        transferQueues: .only(["support"]),
        colleagues: .all,
        wrapUpReasons: .none
      ),
      createdAt: time(-60)
    )
    _ = try agent.signIn(at: time(-50))
    _ = try agent.choose(.available, by: .agent(id), note: "back", at: time(-40))
    return agent
  }

  func customer() throws -> Customer {
    var customer = Customer(
      id: CustomerID(high: 0x0197_8222_ED40_0001, low: 2),
      address: CustomerAddress(.phone("+15555550123"), isVerified: true),
      name: CustomerName("Pia Example", source: .visitorProvided),
      createdAt: time(0)
    )
    customer.add(.pageScoped("4711", page: "page-1"), isVerified: false)
    customer.email = try CustomerEmail("pia@example.com", source: .agentEntered)
    return customer
  }

  var deletedEntryPoint: EntryPoint {
    var deleted = entryPoint
    deleted.delete(at: time(999))
    return deleted
  }

  /// The steps of a conversation, from the first message to its end.
  func steps() throws -> [(name: String, change: Transition)] {
    let message = InboundMessage(
      channel: .sms,
      recipient: "+15555550100",
      sender: .phone("+15555550123"),
      text: "Where is my order? 🙂",
      attachments: [
        Attachment(
          mediaType: "image/png",
          reference: "https://media.example.com/1",
          name: "photo.png",
          byteCount: 512
        )
      ],
      externalID: "SM00000001",
      sentAt: time(-1),
      subject: "Order"
    )
    let opened = Transition.open(
      ConversationID(high: 0x0197_8222_ED40_0003, low: 4),
      for: try customer().id,
      with: message,
      at: entryPoint,
      queue: queue,
      policy: try policy(),
      preferredAgent: "anna",
      now: time(0)
    )
    var agents = [try agent("anna"), try agent("ben"), try agent("carla")]
    var steps = [("queued", opened)]
    func step(_ name: String, _ rule: (inout Transition) throws -> Void) throws {
      guard let last = steps.last?.1 else { return }
      var change = Transition(last.conversation, agents: agents, policy: try policy())
      try rule(&change)
      agents = change.agents
      steps.append((name, change))
    }
    try step("offered") { try $0.offer(to: "anna", at: time(1)) }
    try step("declined") { try $0.decline(offer: 1, by: "anna", at: time(2)) }
    try step("offered-again") { try $0.offer(to: "ben", at: time(3)) }
    try step("active") { try $0.accept(offer: 2, by: "ben", at: time(4)) }
    try step("conference-requested") {
      try $0.requestConference(with: "carla", by: "ben", at: time(5))
    }
    try step("conference") { try $0.accept(offer: 3, by: "carla", at: time(6)) }
    try step("answered") {
      try $0.send(
        MessageDraft("It is on its way."),
        by: "ben",
        from: entryPoint,
        capabilities: ChannelCapabilities(),
        at: time(7)
      )
    }
    try step("noted") { try $0.addNote("Check again tomorrow", by: "carla", at: time(8)) }
    try step("ended") { try $0.end(by: "ben", customerConfirmed: true, at: time(9)) }
    return steps
  }

  func interrupted() throws -> Transition {
    guard let conference = try steps().first(where: { $0.name == "conference" }) else {
      throw StorageError(.corrupt)
    }
    var change = Transition(
      conference.change.conversation,
      agents: conference.change.agents,
      policy: try policy()
    )
    change.interrupt(at: time(10))
    return change
  }
}
