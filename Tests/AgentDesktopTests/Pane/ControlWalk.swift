import AgentDesktop
import ConversationCore
import Foundation

/// One conversation that random commands of three agents, its customer and time push about.
///
/// A fourth agent, Dora, never acts: she is always ready, and so a valid destination.
struct ControlWalk {
  var scene: Scene
  var now: TimeInterval = 0
  var path: [String] = []

  /// What only a shared inbox has.
  static let ofSharedInbox: Set<CommandKind> = [
    .assign, .unassign, .join, .leave, .resolve, .reopen, .snooze, .unsnooze, .tag, .blockVisitor,
    .unblockVisitor,
  ]

  init(style: InboxPolicy.Style, using chance: inout SplitMix) throws {
    var policy =
      style == .contactCenter
      ? try Scene.contactCenter(
        automatic: chance.bool() ? .init(after: 60, mayBeExtended: chance.bool()) : nil
      )
      : InboxPolicy.sharedInbox(
        "inbox",
        offerTimeouts: OfferTimeouts(telephony: 20, chat: 30, email: 120, social: 120)
      )
    if chance.bool() { policy.droppedTransfer = .closeConversation }
    scene = try Scene(.messenger, policy: policy)
    scene.capabilities.window = .init(standard: 60, forPeople: 120)
    scene.change.include([try Scene.agent("dora")])
  }

  func pane(for agent: AgentID) -> InteractionPane { scene.pane(for: agent, at: now) }

  /// What the rule itself answers, given a valid draft, destination, offer or reason.
  func refusal(of command: CommandKind, by agent: AgentID) -> ConversationError? {
    let offer = scene.change.conversation.openOffer?.number ?? scene.change.conversation.offerCount
    var copy = scene.change
    copy.advance(to: Scene.at(now))
    guard let action = action(command, offer: offer) else { return nil }
    do {
      let context = CommandContext(
        entryPoint: scene.entryPoint,
        capabilities: scene.capabilities,
        queue: Scene.queue(of: .social)
      )
      try copy.perform(action, by: agent, with: context, at: Scene.at(now))
      return nil
    } catch {
      return error
    }
  }

  /// Does something at random; what is refused changes nothing.
  mutating func step(using chance: inout SplitMix) {
    now += [0, 1, 1, 5, 5, 5, 30, 61, 121][chance.number(below: 9)]
    let time = Scene.at(now)
    let somebody: AgentID = chance.bool() ? "anna" : chance.bool() ? "ben" : "cleo"
    // Mostly who takes part does something, so that walks come far.
    let conversation = scene.change.conversation
    let participants = [conversation.owner, conversation.guest, conversation.openOffer?.agent]
    let agent = participants[chance.number(below: 3)] ?? somebody
    // Now and then time has passed and nothing has noted it.
    if chance.number(below: 4) > 0 { scene.change.advance(to: time) }
    switch chance.number(below: 24) {
    case 0: scene.change.endByCustomer(at: time)
    case 1: scene.change.interrupt(at: time)
    case 2: scene.change.depart(agent, as: .signedOut, at: time)
    case 3:
      scene.change.depart(agent, as: .connectionLost(graceUntil: Scene.at(now + 60)), at: time)
    case 4, 5, 6: receive(at: time)
    case 7, 8, 9, 10: try? scene.change.offer(to: somebody, at: time)
    case 11: scene.entryPoint.isConnected.toggle()
    default:
      let promising: [CommandKind] = [
        .accept, .accept, .requestConference, .requestConference, .transfer, .claim, .extendWrapUp,
      ]
      let isContactCenter = scene.change.policy.style == .contactCenter
      let possible = InteractionPane.commands.filter {
        !isContactCenter || !Self.ofSharedInbox.contains($0)
      }
      let command =
        chance.bool()
        ? possible[chance.number(below: possible.count)]
        : promising[chance.number(below: promising.count)]
      let isAnswer = command == .accept || command == .decline
      let caller = isAnswer ? conversation.openOffer?.agent ?? agent : agent
      perform(command, by: caller, towards: chance.bool() ? "ben" : "cleo", at: time)
    }
    path.append("\(now) \(scene.change.conversation.stage.name)")
  }

  private mutating func receive(at time: Date) {
    let message = Scene.message(on: .messenger, externalID: "m-\(now)")
    if case .ended = scene.change.conversation.stage {
      try? scene.change.reopen(in: Scene.queue(of: .social), at: time)
    }
    try? scene.change.receive(message, isVerifiedSender: true, at: time)
  }

  private mutating func perform(
    _ command: CommandKind,
    by agent: AgentID,
    towards other: AgentID,
    at time: Date
  ) {
    let offer = scene.change.conversation.offerCount
    guard let action = action(command, offer: offer, towards: other) else { return }
    var copy = scene.change
    let context = CommandContext(
      entryPoint: scene.entryPoint,
      capabilities: scene.capabilities,
      queue: Scene.queue(of: .social)
    )
    do {
      try copy.perform(action, by: agent, with: context, at: time)
      scene.change = copy
    } catch {
      path.append("\(error.code)")
    }
  }

  private func action(
    _ command: CommandKind,
    offer: Int,
    towards other: AgentID = "dora"
  ) -> Command.Action? {
    let id = scene.change.conversation.id
    return switch command {
    case .accept: .accept(OfferID(conversation: id, number: offer))
    case .decline: .decline(OfferID(conversation: id, number: offer))
    case .claim: .claim(id)
    case .send: .send(MessageDraft("Hello"), in: id)
    case .addNote: .addNote("A note", in: id)
    case .transfer: .transfer(id, to: .agent(other))
    case .withdrawTransfer: .withdrawTransfer(id)
    case .requestConference: .requestConference(id, with: other)
    case .withdrawConference: .withdrawConference(id)
    case .exitConference: .exitConference(id)
    case .endConference: .endConference(id)
    case .end: .end(id)
    case .submitWrapUp: .submitWrapUp(id, "spam")
    case .extendWrapUp: .extendWrapUp(id)
    case .assign: .inbox(.assign(to: other), in: id)
    case .unassign: .inbox(.unassign, in: id)
    case .join: .inbox(.join, in: id)
    case .leave: .inbox(.leave, in: id)
    case .resolve: .inbox(.resolve, in: id)
    case .reopen: .inbox(.reopen, in: id)
    case .snooze: .inbox(.snooze(until: nil), in: id)
    case .unsnooze: .inbox(.unsnooze, in: id)
    case .tag: .inbox(.tag(adding: ["vip"], removing: []), in: id)
    case .blockVisitor: .inbox(.blockVisitor, in: id)
    case .unblockVisitor: .inbox(.unblockVisitor, in: id)
    default: nil
    }
  }
}
