#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension Transition {
  /// How many tags a conversation may have.
  public static let tagsAtMost = 32
  /// How many characters a tag may have.
  public static let longestTag = 64

  /// An agent of a shared inbox changes the conversation's tags, in any stage.
  ///
  /// A tag that is both removed and added is there afterwards; what changes nothing leaves no trace.
  ///
  /// - Throws: ``ConversationError`` `notPermitted` in a contact centre, `unknownAgent`, or
  ///   `invalidTags`.
  public mutating func tag(
    adding added: [TagID],
    removing removed: [TagID] = [],
    by agent: AgentID,
    at now: Date
  ) throws(ConversationError) {
    try requireInbox(.tag, by: agent)
    let old = Set(conversation.tags)
    let new = old.subtracting(removed).union(added)
    guard new != old else { return }
    guard new.count <= Self.tagsAtMost, added.allSatisfy(\.isTag) else {
      throw ConversationError(
        .invalidTags(maximum: Self.tagsAtMost, longest: Self.longestTag)
      )
    }
    _ = begin(at: now)
    conversation.inboxFacts.tags = new.isEmpty ? nil : new.sorted()
    note(.inbox(.tagged))
  }
}

extension TagID {
  /// Whether it is short, and one line with something to see in it.
  fileprivate var isTag: Bool {
    rawValue.utf8.count <= 8 * Transition.longestTag && rawValue.count <= Transition.longestTag
      && !rawValue.contains(where: \.isNewline)
      && !rawValue.unicodeScalars.contains { $0.properties.generalCategory == .control }
      && rawValue.unicodeScalars.contains {
        !$0.properties.isWhitespace && !$0.properties.isDefaultIgnorableCodePoint
      }
  }
}
