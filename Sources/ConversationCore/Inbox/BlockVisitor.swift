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
    take(VisitorBlock(by: agent, at: now))
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

  /// Has a block that was set or lifted in another conversation of the visitor hold in this one, too,
  /// whatever its inbox.
  public mutating func follow(_ block: VisitorBlock?, by agent: AgentID, at now: Date) {
    guard (block == nil) != (conversation.visitorBlock == nil) else { return }
    _ = begin(at: now)
    if let block {
      take(block)
    } else {
      conversation.inboxFacts.block = nil
      note(.inbox(.visitorUnblocked(by: agent)))
    }
  }

  /// Ends a conversation that a blocked visitor has just opened: it holds what they wrote, and waits
  /// for nobody.
  public mutating func endBlocked(_ block: VisitorBlock, at now: Date) {
    let now = begin(at: now)
    take(block)
    finish(.abandoned, by: .system, at: now)
  }

  private mutating func take(_ block: VisitorBlock) {
    conversation.inboxFacts.block = block
    conversation.waitingSince = nil
    note(.inbox(.visitorBlocked(by: block.by)))
  }
}
