#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension Transition {
  /// How many agents may have joined one conversation.
  static let joinedAtMost = 32

  /// An agent of a shared inbox takes part without being assigned: they may answer, and may not
  /// resolve (S-05, A-34).
  ///
  /// Whoever takes part already joins nothing.
  ///
  /// - Throws: ``ConversationError`` `illegalCommand`, `notPermitted` in a contact centre, or when
  ///   32 agents have joined; `unknownAgent` or `agentSignedOut`.
  public mutating func join(by agent: AgentID, at now: Date) throws(ConversationError) {
    try requireInbox(.join, by: agent)
    guard self.agent(agent)?.presence == .signedIn else {
      throw ConversationError(.agentSignedOut(agent))
    }
    guard conversation.owner != agent, conversation.guest != agent,
      !conversation.joined.contains(agent)
    else { return }
    guard conversation.joined.count < Self.joinedAtMost else {
      throw ConversationError(.notPermitted(.join))
    }
    let now = begin(at: now)
    conversation.inboxFacts.joined = conversation.joined + [agent]
    note(.inbox(.joined(agent)))
    append(.agentJoined(agent), at: now)
  }

  /// An agent who has joined takes part no longer.
  ///
  /// - Throws: ``ConversationError`` `illegalCommand`, `notPermitted` in a contact centre,
  ///   `unknownAgent`, or `notParticipant`.
  public mutating func leave(by agent: AgentID, at now: Date) throws(ConversationError) {
    try requireInbox(.leave, by: agent)
    guard conversation.joined.contains(agent) else { throw ConversationError(.notParticipant) }
    let now = begin(at: now)
    dropJoined(agent)
    append(.agentLeft(agent), at: now)
  }

  /// Takes somebody off the list of who has joined.
  mutating func dropJoined(_ agent: AgentID) {
    guard conversation.joined.contains(agent) else { return }
    let others = conversation.joined.filter { $0 != agent }
    conversation.inboxFacts.joined = others.isEmpty ? nil : others
    note(.inbox(.left(agent)))
  }
}
