#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension Transition {
  /// An agent of a shared inbox takes a conversation that nobody owns.
  ///
  /// It takes no slot.
  ///
  /// - Throws: ``ConversationError`` `illegalCommand` unless it waits, `notPermitted` in a contact
  ///   centre, `unknownAgent` or `agentSignedOut`.
  public mutating func claim(by agent: AgentID, at now: Date) throws(ConversationError) {
    try require(.claim)
    guard policy.style == .sharedInbox else { throw ConversationError(.notPermitted(.claim)) }
    guard let claimant = self.agent(agent) else {
      throw ConversationError(.unknownAgent(agent))
    }
    guard claimant.presence == .signedIn else { throw ConversationError(.agentSignedOut(agent)) }
    let now = begin(at: now)
    becomeOwner(agent, at: now)
  }
}
