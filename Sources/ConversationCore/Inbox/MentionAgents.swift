#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension Transition {
  /// How many agents one note may name.
  static let mentionsAtMost = 16

  /// An agent leaves a private note that names colleagues, who are told.
  ///
  /// - Throws: ``ConversationError`` what ``addNote(_:by:at:)`` throws, `notPermitted` for more than
  ///   16 names, `unknownAgent`, or `doesNotSee` for somebody from whom the conversation is hidden.
  @discardableResult
  public mutating func addNote(
    _ text: String,
    mentioning mentioned: [AgentID],
    by agent: AgentID,
    at now: Date
  ) throws(ConversationError) -> Message {
    guard mentioned.count <= Self.mentionsAtMost else {
      throw ConversationError(.notPermitted(.addNote))
    }
    for id in mentioned {
      guard let colleague = self.agent(id), colleague.presence != .removed else {
        throw ConversationError(.unknownAgent(id))
      }
      // They could not be told, and the author would believe that they were.
      guard colleague.maySee(conversation) else { throw ConversationError(.doesNotSee(id)) }
    }
    let note = try addNote(text, by: agent, at: now)
    var named: Set<AgentID> = []
    for id in mentioned where named.insert(id).inserted {
      self.note(.inbox(.mentioned(id, sequence: note.id.sequence)))
    }
    return note
  }
}
