#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

// What can be read off a conversation. Nothing here is stored beside it.
extension Conversation {
  /// Whether an inbox shows it as open: everything but ended.
  public var isOpen: Bool { stage.name.isOpen }

  /// The agent who owns it.
  public var owner: AgentID? {
    switch stage {
    case .active(let ownership): ownership.owner
    case .interrupted(let interruption): interruption.owner
    case .queued, .offered, .ended: nil
    }
  }

  /// The conference guest.
  public var guest: AgentID? {
    switch stage {
    case .active(let ownership): ownership.guest
    case .interrupted(let interruption): interruption.guest
    case .queued, .offered, .ended: nil
    }
  }

  /// The offer that waits for an answer: a routed one, a transfer or a conference request.
  public var openOffer: Offer? {
    switch stage {
    case .offered(let offer): offer
    case .active(let ownership): ownership.request
    case .queued, .interrupted, .ended: nil
    }
  }

  /// The identifier of its n-th offer.
  public func offerID(_ number: Int) -> OfferID { OfferID(conversation: id, number: number) }

  /// The part that an agent takes in it and is not through with.
  public func openLeg(of agent: AgentID) -> Leg? {
    legs.last { $0.agent == agent && $0.isOpen }
  }

  /// Whether an agent takes part: owns, helps, has joined, wraps up or has an open offer.
  public func involves(_ agent: AgentID) -> Bool {
    openLeg(of: agent) != nil || openOffer?.agent == agent || owner == agent
      || joined.contains(agent)
  }

  /// Every agent whose record a change of the conversation may change, too.
  public var concernedAgents: [AgentID] {
    var concerned: [AgentID] = []
    func add(_ agent: AgentID?) {
      if let agent, !concerned.contains(agent) { concerned.append(agent) }
    }
    add(owner)
    add(guest)
    add(openOffer?.agent)
    for leg in legs where leg.isOpen { add(leg.agent) }
    return concerned
  }

  /// The earliest time at which something is due by itself: an offer expires, a wrap-up runs out,
  /// the conversation overflows, an absence has lasted too long.
  public var nextDeadline: Date? { nextDeadline(withOverflow: true) }

  /// The earliest time at which something is due, with or without the overflow of its queue.
  func nextDeadline(withOverflow: Bool) -> Date? {
    var earliest: Date?
    func consider(_ date: Date?) {
      guard let date else { return }
      earliest = earliest.map { min($0, date) } ?? date
    }
    switch stage {
    case .queued: if withOverflow { consider(place.overflowAt) }
    case .offered(let offer):
      consider(offer.expiresAt)
      consider(offer.absentUntil)
    case .active(let ownership):
      consider(ownership.request?.expiresAt)
      consider(ownership.request?.absentUntil)
      consider(ownership.absentUntil)
      consider(ownership.guestAbsentUntil)
    case .interrupted, .ended: break
    }
    for leg in legs { consider(leg.wrapUp?.deadline) }
    if rareInboxFacts != nil { consider(snooze?.until) }
    return earliest
  }
}
