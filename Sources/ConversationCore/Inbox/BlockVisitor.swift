#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension Transition {
  /// An agent of a shared inbox blocks the conversation's visitor (S-09): what they write is stored,
  /// reopens nothing, moves nothing to the top and notifies nobody.
  ///
  /// Blocking twice changes nothing.
  ///
  /// - Throws: ``ConversationError`` `notPermitted` in a contact centre, `unknownAgent` or
  ///   `needsAssignee`.
  public mutating func blockVisitor(by agent: AgentID, at now: Date) throws(ConversationError) {
    try requireInbox(.blockVisitor, by: agent)
    guard conversation.visitorBlock == nil else { return }
    let now = begin(at: now)
    conversation.inboxFacts.block = VisitorBlock(by: agent, at: now)
    conversation.waitingSince = nil
    note(.inbox(.visitorBlocked(by: agent)))
  }

  /// An agent lets a blocked visitor be heard again; one who is not blocked stays as they are.
  ///
  /// - Throws: ``ConversationError`` `notPermitted` in a contact centre, `unknownAgent` or
  ///   `needsAssignee`.
  public mutating func unblockVisitor(by agent: AgentID, at now: Date) throws(ConversationError) {
    try requireInbox(.unblockVisitor, by: agent)
    guard conversation.visitorBlock != nil else { return }
    _ = begin(at: now)
    conversation.inboxFacts.block = nil
    note(.inbox(.visitorUnblocked(by: agent)))
  }
}
