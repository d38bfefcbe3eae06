#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension Transition {
  /// The customer rates a conversation after its end (S-06); the last rating counts.
  ///
  /// - Throws: ``ConversationError`` `illegalCommand` before its end.
  public mutating func rate(_ rating: Rating, at now: Date) throws(ConversationError) {
    try require(.rate)
    guard conversation.rating != rating else { return }
    _ = begin(at: now)
    conversation.inboxFacts.rating = rating
    note(.inbox(.rated(rating.value)))
  }
}
