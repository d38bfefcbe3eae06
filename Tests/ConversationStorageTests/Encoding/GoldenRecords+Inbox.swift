import ConversationCore
import Foundation

extension GoldenRecords {
  /// An agent of a shared inbox, whose permissions are not as usual.
  func inboxAgent() throws -> Agent {
    var agent = try agent("olga")
    agent.permissions.access = .accountOwner
    agent.permissions.sees = .ownAndUnassigned
    agent.permissions.seesQueues = .only(["support"])
    return agent
  }

  /// A conversation of a shared inbox with everything that one may have, before and after its end.
  func inboxSteps() throws -> [Transition] {
    var policy = InboxPolicy.sharedInbox(
      "inbox",
      offerTimeouts: OfferTimeouts(telephony: 20, chat: 30, email: 120, social: 120)
    )
    policy.messagesPerMinute = 100
    guard let opened = try steps().first?.change.conversation else { return [] }
    let agents = [try inboxAgent(), try agent("anna")]
    var first = Transition(opened, agents: agents, policy: policy)
    try first.assign(to: "anna", by: "olga", at: time(20))
    try first.join(by: "olga", at: time(21))
    try first.tag(adding: ["vip"], by: "anna", at: time(22))
    try first.snooze(until: time(99), by: "anna", at: time(23))
    try first.blockVisitor(by: "anna", at: time(24))
    try first.addNote("Look at this", mentioning: ["anna"], by: "olga", at: time(25))
    first.answerAutomatically("Hello", by: "bot", from: entryPoint, at: time(26))
    var second = Transition(first.conversation, agents: first.agents, policy: policy)
    try second.resolve(by: "anna", at: time(30))
    try second.rate(Rating(4, text: "Fine"), at: time(31))
    try second.unblockVisitor(by: "olga", at: time(32))
    return [first, second]
  }

  func cannedResponses() throws -> [CannedResponse] {
    [
      try CannedResponse(id: "hello", title: "Hello", text: "Hello {{customer.name|there}}"),
      try CannedResponse(id: "team", title: "T", text: "x", scope: .team("first-line")),
      try CannedResponse(id: "own", title: "O", text: "x", scope: .agent("anna")),
    ]
  }

  /// A customer of whom everything is known that may be.
  func knownCustomer() throws -> Customer {
    var customer = try customer()
    customer.phone = try CustomerPhone("+1 555 555 0177", source: .agentEntered)
    customer.location = VisitorLocation(city: "Brno", region: "South Moravia", country: "Czechia")
    customer.isUnderLegalHold = true
    return customer
  }

  func customerNotes() throws -> [CustomerNote] {
    var note = try CustomerNote(
      id: CustomerNoteID(high: 0x0197_8222_ED40_0003, low: 4),
      about: customer().id,
      text: "Prefers mornings",
      by: "anna",
      at: time(40)
    )
    let first = note
    try note.edit("Prefers evenings", by: "olga", at: time(41))
    return [first, note]
  }

  func customerData() throws -> CustomerData {
    try CustomerData(
      of: customer().id,
      from: "shop",
      [CustomerData.Field("Orders", "7")],
      at: time(42)
    )
  }

  func recordings() throws -> [VisitRecording] {
    let visitor = ChannelAddress.anonymousVisitor("s-1", widget: "shop")
    return [
      try VisitRecording(id: "r-1", of: visitor, visitStartedAt: time(1), reference: "rec/1"),
      try VisitRecording(
        id: "r-2",
        of: visitor,
        visitStartedAt: time(2),
        reference: "rec/2",
        duration: 12.5,
        visitorLeftAt: time(3),
        savedAt: time(4)
      ),
    ]
  }

  var carriedAnswer: CarriedAnswer {
    let id = ConversationID(high: 0x0197_8222_ED40_0000, low: 9)
    let carrier = MessageID(conversation: id, sequence: 3)
    return CarriedAnswer(MessageID(conversation: id, sequence: 4), by: carrier, attempt: 1)
  }

  func customerMerges() throws -> [CustomerMerge] {
    var known = try customer()
    let callers: [(UInt64, Caller?)] = [(5, nil), (6, .administrator)]
    return try callers.map { low, caller in
      let anonymous = Customer(
        id: CustomerID(high: 1, low: low),
        address: CustomerAddress(.anonymousVisitor("s-\(low)", widget: "shop"), isVerified: true),
        createdAt: time(0)
      )
      let proof: CustomerMerge.Proof = caller == nil ? .signedIdentity : .person
      return try known.takeOver(anonymous, proof: proof, by: caller, at: time(43))
    }
  }

  func notificationSettings() throws -> [NotificationSettings] {
    try [nil, "anna@example.com"].map { email in
      try NotificationSettings(
        of: "anna",
        email: email,
        offlineMessages: true,
        missedConversations: email == nil
      )
    }
  }

  func unanswered() -> UnansweredConversation {
    let id = ConversationID(high: 0x0197_8222_ED40_0000, low: 9)
    var unanswered = UnansweredConversation(id, at: time(50))
    var audience = UnansweredConversation.Audience()
    audience.online = ["anna"]
    audience.offline = ["olga"]
    let message = MessageID(conversation: id, sequence: 3)
    _ = unanswered.received(message, for: audience, at: time(51))
    return unanswered
  }

  func agentNotices() -> AgentNotices {
    let id = ConversationID(high: 0x0197_8222_ED40_0000, low: 9)
    let messages = (3...4).map { MessageID(conversation: id, sequence: $0) }
    let first = AgentNotices.Entry(.offlineMessage(to: "olga", messages[0]), at: time(52))
    var notices = AgentNotices(first, for: "olga", after: 60)
    _ = notices.take(until: time(200))
    notices.add(AgentNotices.Entry(.missedConversation(to: "olga", messages[1]), at: time(53)))
    return notices
  }

  func erasures() throws -> [CustomerErasure] {
    let customer = try customer()
    var erasure = CustomerErasure(
      of: customer.id,
      identities: [customer.id],
      addresses: customer.addresses.map(\.address),
      by: .administrator,
      at: time(60)
    )
    let begun = erasure
    erasure.noteConversation(messages: 3, files: ["file-1"])
    erasure.noteRecords(2)
    erasure.finish(at: time(61))
    return [begun, erasure]
  }

  var erasedConsent: ErasedConsent { ErasedConsent(hash: "00ff", optedOutAt: time(62)) }
}
