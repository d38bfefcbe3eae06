#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

// Words of consent in the transcript (C-02): they are kept with what was said, and bring nobody to
// work.
extension Transition {
  /// Appends a customer's message that is for no person, or by none: it opens and reopens nothing.
  ///
  /// `consent`: what it asks for, where it is a word of consent.
  public mutating func receiveAside(
    _ message: InboundMessage,
    consent: ConsentRequest? = nil,
    isVerifiedSender: Bool,
    at now: Date
  ) {
    let waitingSince = conversation.waitingSince
    take(message, consent: consent, isVerifiedSender: isVerifiedSender, at: begin(at: now))
    conversation.waitingSince = waitingSince
  }

  /// Ends a conversation that was opened only to hold a word of consent and its confirmation:
  /// nobody is asked to take it.
  public mutating func endAside(at now: Date) {
    // That of a blocked visitor has ended already.
    if conversation.isOpen { finish(.completed, by: .system, at: begin(at: now)) }
  }

  /// Says that the newest message may ask, in words of its own, for no more messages: a person
  /// should look at it.
  public mutating func flagPossibleOptOut() {
    note(.optOutSuspected(sequence: conversation.messageCount))
  }
}
