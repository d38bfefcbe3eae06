import ConversationCore
import Foundation

/// What holds for a conversation and its agents after every step.
struct Invariants {
  /// What does not hold, in words.
  private(set) var broken: [String] = []

  init(_ desk: Desk, after before: Desk) {
    checkSlots(of: desk)
    checkParts(of: desk.conversation)
    checkEnd(of: desk.conversation)
    checkDeadline(of: desk.conversation)
    checkTranscript(of: desk, after: before)
    checkTime(of: desk, after: before)
  }

  private mutating func require(_ holds: Bool, _ promise: @autoclosure () -> String) {
    if !holds { broken.append(promise()) }
  }

  /// Invariant 3: the slots are what the conversation says, neither more nor less.
  private mutating func checkSlots(of desk: Desk) {
    let conversation = desk.conversation
    for agent in desk.agents {
      var expected: Slot.Use?
      if desk.policy.style == .contactCenter, let leg = conversation.openLeg(of: agent.id) {
        expected = leg.wrapUp == nil ? .handling : .wrapUp
      }
      if let offer = conversation.openOffer, offer.agent == agent.id {
        expected = .offered(number: offer.number)
      }
      require(
        agent.slots.map(\.use) == (expected.map { [$0] } ?? []),
        "the slots of \(agent.id) are what the conversation says"
      )
    }
  }

  /// Invariant 1: one owner, at most one guest, one open part an agent.
  private mutating func checkParts(of conversation: Conversation) {
    let open = conversation.legs.filter(\.isOpen)
    require(Set(open.map(\.agent)).count == open.count, "an agent has one open part")
    let handling = open.filter { $0.wrapUp == nil }
    let guests = handling.filter { $0.role == .guest }.map(\.agent)
    require(guests == (conversation.guest.map { [$0] } ?? []), "the guest has the guest's part")
    let owners = handling.filter { $0.role == .owner }.map(\.agent)
    if let owner = conversation.owner {
      let isGiving = conversation.openLeg(of: owner)?.wrapUp != nil
      require(isGiving || owners == [owner], "the owner has the owner's part")
      require(
        !isGiving || conversation.openOffer?.purpose == .transfer(from: owner),
        "only who gives it away owns it and wraps it up"
      )
    } else {
      require(owners.isEmpty, "nobody handles what nobody owns")
    }
    require(
      open.allSatisfy { conversation.concernedAgents.contains($0.agent) },
      "who has an open part is concerned"
    )
    require(conversation.legs.count <= 12, "the number of parts is bounded")
    let refusals = conversation.refusals
    require(Set(refusals).count == refusals.count, "a refusal is remembered once")
  }

  /// Invariant 9: what has ended has no offer, no owner, and no deadline but a wrap-up's.
  private mutating func checkEnd(of conversation: Conversation) {
    let stage = conversation.stage.name
    guard stage == .ended || stage == .interrupted else { return }
    require(conversation.openOffer == nil, "what has ended has no open offer")
    let wrapUps = conversation.legs.compactMap { $0.wrapUp?.deadline }
    require(conversation.nextDeadline == wrapUps.min(), "only wrap-ups are still due")
    guard stage == .ended else { return }
    require(conversation.owner == nil && conversation.guest == nil, "nobody has what has ended")
    require(conversation.refusals.isEmpty, "no refusal outlives the end")
  }

  /// Nothing is due before the next deadline.
  private mutating func checkDeadline(of conversation: Conversation) {
    let next = conversation.nextDeadline ?? .distantFuture
    let wrapUps = conversation.legs.compactMap { $0.wrapUp?.deadline }
    let dates = wrapUps + [conversation.openOffer?.expiresAt].compactMap { $0 }
    require(dates.allSatisfy { next <= $0 }, "the next deadline is the first")
  }

  /// Invariant 6: the transcript has no gaps, and each message to the customer a delivery.
  private mutating func checkTranscript(of desk: Desk, after before: Desk) {
    let count = desk.conversation.messageCount
    require(count == desk.messages.count, "the messages are counted")
    let old = before.conversation.messageCount
    let new = desk.messages.dropFirst(old)
    require(new.map(\.id.sequence) == (0..<new.count).map { old + $0 + 1 }, "there is no gap")
    let outbound = new.filter { $0.direction == .outbound }.map(\.id)
    let deliveries = desk.deliveries.dropFirst(before.deliveries.count).map(\.id)
    require(deliveries == outbound, "each message out has one delivery")
  }

  /// Invariant 12: time and numbers only grow.
  private mutating func checkTime(of desk: Desk, after before: Desk) {
    let (new, old) = (desk.conversation, before.conversation)
    require(new.changedAt >= old.changedAt, "time never runs backwards for the conversation")
    require(new.offerCount >= old.offerCount, "offers are numbered upwards")
    for agent in desk.agents {
      guard let earlier = before[agent.id] else { continue }
      for channelClass in ChannelClass.allCases {
        let since = agent.availability[channelClass].since
        require(
          since >= earlier.availability[channelClass].since,
          "time never runs backwards for the state of \(agent.id)"
        )
      }
      require(
        (agent.lastOfferedAt ?? .distantPast) >= (earlier.lastOfferedAt ?? .distantPast),
        "time never runs backwards for the offers of \(agent.id)"
      )
    }
  }
}
