import ChannelTestSupport
import ConversationCore
import Foundation
import Testing

/// Random commands over one conversation and three agents, checked after each step.
struct RandomCommands {
  /// A stage, a command in it, and the stage after it.
  struct Step: Hashable {
    let stage: StageName
    let command: CommandKind
    let outcome: StageName
  }

  private(set) var desk: Desk
  /// Every step that was taken, for the table's sake.
  private(set) var steps: Set<Step> = []
  private(set) var refusals = 0
  private let policy: InboxPolicy
  private var generator: SeededGenerator
  private var clock = 20_000
  private var minted: UInt128 = 1
  /// The offers of the conversation that have ended.
  private var endedOffers: Set<Int> = []

  private static let final: Set<CommandKind> = [
    .end, .endConference, .endByCustomer, .deleteEntryPoint, .resolve,
  ]
  static let agents: [AgentID] = ["anna", "ben", "carla"]
  static let overflowing = Queue(
    id: "support",
    name: "Support",
    channelClass: .social,
    teams: ["desk"],
    overflow: .init(after: 300, to: "sales")
  )

  init(seed: UInt64, policy: InboxPolicy) throws {
    generator = SeededGenerator(seed: seed)
    self.policy = policy
    desk = try Desk.waiting(policy, in: Self.overflowing)
    try giveFullAccess()
  }

  /// Carla has full access.
  private mutating func giveFullAccess() throws {
    guard let index = desk.agents.firstIndex(where: { $0.id == "carla" }) else { return }
    desk.agents[index].permissions.access = .full
  }

  private var now: Date { .millisecond(clock) }

  private mutating func chance(_ one: Int) -> Bool {
    Int.random(in: 0..<one, using: &generator) == 0
  }

  private mutating func anyone() -> AgentID {
    Self.agents.randomElement(using: &generator) ?? "anna"
  }

  /// Somebody who may well be allowed to, or anyone.
  private mutating func likely(_ agent: AgentID?) -> AgentID {
    chance(5) ? anyone() : agent ?? anyone()
  }

  private mutating func concerned() -> AgentID {
    likely(desk.conversation.concernedAgents.randomElement(using: &generator))
  }

  /// Lets time pass, carries out what is due, changes an agent's state, and gives a command.
  mutating func step() throws {
    let longest = chance(8) ? 100_000 : 4000
    clock += chance(12) ? -3000 : Int.random(in: 0...longest, using: &generator)
    if !chance(6) {
      try check(.advance) { [now] in $0.advance(to: now, overflowQueue: .found(Fixtures.sales)) }
    }
    for agent in Self.agents where chance(3) { try change(agent) }
    let command = anyCommand()
    switch command {
    case .signOut: try leaveOrReturn()
    case .receive where desk.conversation.stage.name == .ended: try writeAfterEnd()
    default:
      let give = words(of: command)
      try check(command, give)
    }
  }

  /// A command, mostly one that may succeed; what ends the conversation comes seldom.
  private mutating func anyCommand() -> CommandKind {
    let commands = CommandKind.allCases.filter { !TransitionTableTests.apart.contains($0) }
    if chance(6) { return commands.randomElement(using: &generator) ?? .advance }
    let stage = desk.conversation.stage.name
    let isEarly = desk.conversation.messageCount < 60 && !chance(10)
    let fitting = commands.filter { command in
      TransitionTable.allows(command, in: stage) && isSensible(command)
        && !(isEarly && Self.final.contains(command))
    }
    return fitting.randomElement(using: &generator) ?? .advance
  }

  /// Whether a command has anything to work on.
  private func isSensible(_ command: CommandKind) -> Bool {
    let conversation = desk.conversation
    switch command {
    case .accept, .decline: return conversation.openOffer != nil
    case .claim, .assign, .unassign, .join, .resolve, .reopen, .snooze, .tag, .blockVisitor:
      return policy.style == .sharedInbox
    case .leave: return !conversation.joined.isEmpty
    case .unsnooze: return conversation.snooze != nil
    case .unblockVisitor: return conversation.visitorBlock != nil
    case .exitConference, .endConference: return conversation.guest != nil
    case .transfer, .requestConference: return conversation.openOffer == nil
    case .submitWrapUp, .extendWrapUp: return conversation.legs.contains { $0.wrapUp != nil }
    case .withdrawTransfer:
      if case .transfer = conversation.openOffer?.purpose { return true }
      return false
    case .withdrawConference:
      if case .conference = conversation.openOffer?.purpose { return true }
      return false
    default: return true
    }
  }

  /// A command with its values, by somebody who may be right or wrong.
  private mutating func words(of command: CommandKind) -> (inout Transition) throws -> Void {
    let (now, conversation) = (self.now, desk.conversation)
    let offer = chance(8) ? 1 : conversation.offerCount
    let asked = likely(conversation.openOffer?.agent)
    let owner = likely(conversation.owner)
    let guest = likely(conversation.guest)
    let other = anyone()
    let wrapping = likely(conversation.legs.last { $0.wrapUp != nil }?.agent)
    let toQueue = chance(3)
    let likelyBlocker = likely("carla")
    switch command {
    case .accept: return { try $0.accept(offer: offer, by: asked, at: now) }
    case .decline: return { try $0.decline(offer: offer, by: asked, at: now) }
    case .claim: return { try $0.claim(by: other, at: now) }
    case .send: return { try $0.say("Hi", by: owner, at: now) }
    case .addNote: return { try $0.addNote("Note", by: other, at: now) }
    case .transfer where toQueue:
      return { try $0.transfer(toQueue: Self.overflowing, by: owner, at: now) }
    case .transfer: return { try $0.transfer(toAgent: other, by: owner, at: now) }
    case .withdrawTransfer: return { try $0.withdrawTransfer(by: owner, at: now) }
    case .requestConference:
      return { try $0.requestConference(with: other, by: owner, at: now) }
    case .withdrawConference: return { try $0.withdrawConference(by: owner, at: now) }
    case .exitConference: return { try $0.exitConference(by: guest, at: now) }
    case .endConference: return { try $0.endConference(by: owner, at: now) }
    case .end: return { try $0.end(by: owner, at: now) }
    case .submitWrapUp: return { try $0.submitWrapUp("resolved", by: wrapping, at: now) }
    case .extendWrapUp: return { try $0.extendWrapUp(by: wrapping, at: now) }
    case .receive:
      return { try $0.receive(Fixtures.inbound(), isVerifiedSender: true, at: now) }
    case .endByCustomer: return { $0.endByCustomer(at: now) }
    case .assign: return { try $0.assign(to: other, by: owner, at: now) }
    case .unassign: return { try $0.unassign(by: owner, at: now) }
    case .join: return { try $0.join(by: other, at: now) }
    case .leave:
      let joined = likely(conversation.joined.first)
      return { try $0.leave(by: joined, at: now) }
    // Carla has full access, and may resolve what is nobody's.
    case .resolve:
      let agent = likely(conversation.owner ?? "carla")
      return { try $0.resolve(by: agent, at: now) }
    case .reopen: return { try $0.reopen(by: other, in: Self.overflowing, at: now) }
    case .snooze:
      let until: Date? = toQueue ? nil : now.addingTimeInterval(2)
      return { try $0.snooze(until: until, by: owner, at: now) }
    case .unsnooze: return { try $0.unsnooze(by: owner, at: now) }
    case .tag:
      let tag = TagID("tag-\(offer)")
      return { try $0.tag(adding: [tag], removing: toQueue ? ["tag-1"] : [], by: other, at: now) }
    case .blockVisitor: return { try $0.blockVisitor(by: likelyBlocker, at: now) }
    case .unblockVisitor: return { try $0.unblockVisitor(by: likelyBlocker, at: now) }
    case .rate: return { try $0.rate(Rating(toQueue ? 1 : 5), at: now) }
    case .route: return { try $0.offer(to: other, at: now) }
    case .deleteEntryPoint: return { $0.interrupt(at: now) }
    default: return { $0.advance(to: now, overflowQueue: .found(Fixtures.sales)) }
    }
  }

  /// An agent chooses a state, or comes back.
  private mutating func change(_ agent: AgentID) throws {
    let now = self.now
    let isIdle = chance(8)
    let before = desk[agent]?.availability[.social].since
    try desk.change(agent) { agent in
      guard agent.presence == .signedIn else { return try agent.signIn(at: now) }
      let choice = isIdle ? AvailabilityChoice.idle(.onBreak) : .available
      return try agent.choose(choice, by: .agent(agent.id), at: now)
    }
    if let before, let after = desk[agent]?.availability[.social].since {
      try #require(after >= before)
    }
  }

  /// An agent goes away in one of three ways; the removed one is replaced for the next round.
  private mutating func leaveOrReturn() throws {
    let (agent, now) = (concerned(), self.now)
    if chance(2) {
      return try check(.signOut) { $0.comeBack(agent, at: now) }
    }
    let ways: [Departure] = [
      .signedOut, .removed, .connectionLost(graceUntil: now.addingTimeInterval(40)),
    ]
    let departure = ways.randomElement(using: &generator) ?? .signedOut
    try desk.change(agent) { $0.depart(as: departure, at: now) }
    try check(.signOut) { $0.depart(agent, as: departure, at: now) }
    if departure == .removed, let index = desk.agents.firstIndex(where: { $0.id == agent }) {
      try #require(desk.conversation.openLeg(of: agent) == nil)
      try #require(desk.agents[index].slots.isEmpty)
      desk.agents[index] = try Fixtures.agent(agent)
      try giveFullAccess()
    }
  }

  /// The customer writes after the end: reopened or opened anew, by policy; sometimes not yet.
  private mutating func writeAfterEnd() throws {
    let now = self.now
    switch desk.conversation.route(inboundUnder: policy, at: now) {
    case .attach: Issue.record("nothing of a person is attached")
    case .append:
      try #require(desk.conversation.visitorBlock != nil, "nothing is appended after the end")
      try check(.receive) {
        try $0.receive(Fixtures.inbound(), isVerifiedSender: true, at: now)
      }
    case .reopen:
      try check(.receive) { change in
        try change.reopen(in: Self.overflowing, at: now)
        try change.receive(Fixtures.inbound(), isVerifiedSender: true, at: now)
      }
    case .open:
      minted += 1
      endedOffers = []
      clock = 20_000
      desk = try Desk.waiting(policy, id: minted, in: Self.overflowing)
      try giveFullAccess()
    }
  }

  private mutating func check(
    _ command: CommandKind,
    _ give: (inout Transition) throws -> Void
  ) throws {
    let before = desk
    let stage = before.conversation.stage.name
    if let refusal = desk.refusal(give) {
      refusals += 1
      let isIllegal = refusal == .illegalCommand(command, in: stage)
      let isLate = refusal == .offerExpired || refusal == .offerNotOpen
      try #require(isIllegal != TransitionTable.allows(command, in: stage) || isLate)
      return
    }
    let outcome = desk.conversation.stage.name
    if desk.events.isEmpty {
      try #require(
        desk.conversation == before.conversation,
        "\(command) changed it without an event"
      )
      try #require(desk.agents == before.agents)
    } else {
      steps.insert(Step(stage: stage, command: command, outcome: outcome))
      try #require(TransitionTable.outcomes(of: command, in: stage).contains(outcome))
    }
    let broken = Invariants(desk, after: before).broken
    try #require(broken.isEmpty, "\(command) in \(stage)")
    try checkOffers(before: before.conversation)
  }

  /// Invariants 1 and 2: an offer ends once, and is accepted by whom it was made to, in time.
  private mutating func checkOffers(before: Conversation) throws {
    for event in desk.conversationEvents {
      guard case .offerEnded(let number, let agent, let outcome) = event else { continue }
      try #require(endedOffers.insert(number).inserted)
      guard outcome == .accepted else { continue }
      let offer = try #require(before.openOffer)
      try #require(offer.number == number)
      try #require(offer.agent == agent)
      try #require(desk.conversation.changedAt < offer.expiresAt)
      try #require(desk.conversation.owner == agent || desk.conversation.guest == agent)
    }
    let open = desk.conversation.openOffer.map { [$0.number] } ?? []
    try #require(endedOffers.count + open.count == desk.conversation.offerCount)
    try #require(open.allSatisfy { !endedOffers.contains($0) })
  }
}
