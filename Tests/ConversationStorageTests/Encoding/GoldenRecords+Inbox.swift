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
}
