#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension Transition {
  /// A program of the business says something to the customer: the message and its delivery are one
  /// change, whatever the stage of the conversation.
  ///
  /// Whether it may be said at all is decided before: automatic replies by their decision, words of
  /// consent by theirs.
  ///
  /// `program`: who is shown as its author. `agent`: who has asked for it; the customer waits for no answer
  /// then, since this is one.
  ///
  /// - Returns: The message, as it stands in the transcript.
  @discardableResult
  public mutating func answerAutomatically(
    _ text: String,
    by program: String,
    askedBy agent: AgentID? = nil,
    from entryPoint: EntryPoint,
    at now: Date
  ) -> Message {
    appendOutbound(
      MessageDraft(text),
      by: .automation(program),
      askedBy: agent,
      from: entryPoint,
      at: begin(at: now)
    )
  }
}
