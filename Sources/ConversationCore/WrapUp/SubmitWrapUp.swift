#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension Transition {
  /// An agent finishes their wrap-up with one reason (F-33, F-34, V-44).
  ///
  /// - Throws: ``ConversationError`` `noWrapUp`, `unknownWrapUpReason` or
  ///   `wrapUpReasonNotPermitted`.
  public mutating func submitWrapUp(
    _ reason: WrapUpReasonID,
    by agent: AgentID,
    at now: Date
  ) throws(ConversationError) {
    let wrapUp = try requireWrapUp(of: agent)
    try wrapUp.check(reason, permitted: self.agent(agent)?.permissions.wrapUpReasons ?? .all)
    let now = begin(at: now)
    finishWrapUp(of: agent, WrapUpResult(reason: reason, isAutomatic: false), at: now)
  }

  /// The policy of the wrap-up that an agent is in.
  func requireWrapUp(of agent: AgentID) throws(ConversationError) -> WrapUpPolicy {
    try require(.submitWrapUp)
    guard conversation.openLeg(of: agent)?.wrapUp != nil, let wrapUp = policy.wrapUp else {
      throw ConversationError(.noWrapUp)
    }
    return wrapUp
  }

  /// An agent stops the count-down, to wrap up by hand later (W-16).
  ///
  /// - Throws: ``ConversationError`` `noWrapUp` or `wrapUpExtensionNotAllowed`.
  public mutating func extendWrapUp(by agent: AgentID, at now: Date) throws(ConversationError) {
    try require(.extendWrapUp)
    guard let wrapUp = conversation.openLeg(of: agent)?.wrapUp else {
      throw ConversationError(.noWrapUp)
    }
    guard policy.wrapUp?.automatic?.mayBeExtended == true else {
      throw ConversationError(.wrapUpExtensionNotAllowed)
    }
    // Stopping a count-down that has been stopped changes nothing.
    guard wrapUp.deadline != nil else { return }
    _ = begin(at: now)
    setLeg(of: agent, to: .wrapUp(WrapUp(startedAt: wrapUp.startedAt, deadline: nil)))
    note(.wrapUpExtended(agent))
  }

  /// Ends an agent's wrap-up.
  ///
  /// A giver who is through before the target of their transfer answers leaves the conversation
  /// offered, with no owner.
  mutating func finishWrapUp(of agent: AgentID, _ result: WrapUpResult, at now: Date) {
    finishLeg(of: agent, result: result, at: now)
    note(.wrappedUp(agent, result.reason, isAutomatic: result.isAutomatic))
    if case .active(let ownership) = conversation.stage, ownership.owner == agent,
      let request = ownership.request
    {
      conversation.stage = .offered(request)
      note(.unassigned(from: agent))
    }
  }
}
