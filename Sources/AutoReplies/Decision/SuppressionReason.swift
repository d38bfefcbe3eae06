public import ConversationCore

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Why an automatic reply is not sent.
@nonexhaustive
public enum SuppressionReason: Hashable, Sendable {
  /// No trigger has this word.
  case unknownTrigger(AutoReplyTrigger)
  /// The team has it switched off (P-21).
  case off
  /// The trigger does not happen on this channel (A-33).
  case wrongChannel(ChannelKind)
  /// The trigger is not about tickets of this origin (A-21).
  case wrongOrigin(TicketOrigin?)
  /// A person would have to bring this about, or a person may not.
  case wrongSource
  /// A program wrote, not a customer (A-22, C-04).
  case program(ProgramSign)
  /// The end of a call was not reported: nobody knows when the caller hung up.
  case endNotReported
  /// A ring schedule was active.
  case withinHours(RingScheduleID)
  /// It is old news, and the team is open again.
  case openAgain
  /// It was sent already on this occasion.
  case alreadySent(at: Date)
  /// Another reply to the same message says it (A-22).
  case replaced(by: AutoReplyTrigger)
  /// An agent has just written to the customer.
  case agentAnswered(at: Date)
  /// The recipient has opted out (C-02).
  case optedOut
  /// The caller hides the number.
  case numberWithheld
  /// The number takes no texts.
  case takesNoTexts
  /// The customer writes by a name in place of a number, which nobody can answer.
  case cannotBeAnswered
  /// So many replies have gone to this recipient lately that more would be a loop.
  case ceilingReached(AutoReplyPolicy.Ceiling)
  /// There is nothing by which it could leave.
  case noWayOut
  /// The entry point is deleted or not connected.
  case entryPointNotInUse(EntryPointID)
  /// The channel's messaging window is closed (C-03).
  case outsideMessagingWindow(since: Date)
  /// The channel does not let the business write first, and the customer has not written.
  case mayNotWriteFirst(ChannelKind)
  /// The conversation has had as many messages this minute as it may have.
  case tooManyMessages
  /// The visitor was blocked: nobody answers them.
  case visitorBlocked
  /// The conversation was reopened meanwhile.
  case reopened(at: Date)
  /// The company is not registered where this is possible (E-14).
  case notInThisCountry
  /// The template names a field that has no value here, and no words for that case.
  case fieldWithoutValue(ReplyField)
  /// The text says nothing.
  case empty
  /// The text is longer than the channel carries.
  case tooLong(maximum: Int, actual: Int, unit: String)

  /// The reason in words, without customer data.
  public var text: String {
    switch self {
    case .unknownTrigger(let trigger): "there is no trigger \(trigger)"
    case .off: "the team has switched it off, or never on"
    case .wrongChannel(let channel): "this does not happen on the channel \(channel)"
    case .wrongOrigin(let origin):
      "a ticket that came about by \(origin?.rawValue ?? "nothing") is none of its own"
    case .wrongSource: "it is not for this party to bring about"
    case .program(let sign): "a program has written, no customer (\(sign.rawValue))"
    case .endNotReported: "nobody has reported the end of the call"
    case .withinHours(let schedule): "the ring schedule \(schedule) was active"
    case .openAgain: "it is old news, and the team is open again"
    case .alreadySent: "it was sent on this occasion already"
    case .replaced(let trigger): "the reply of \(trigger) says it"
    case .agentAnswered: "an agent is talking to the customer"
    case .optedOut: "the recipient has opted out of messages"
    case .numberWithheld: "the caller's number is withheld"
    case .takesNoTexts: "the number takes no texts"
    case .cannotBeAnswered: "the customer writes by a name, which nobody can answer"
    case .ceilingReached(let ceiling):
      "the recipient has had \(ceiling.count) replies within \(Int(ceiling.seconds)) s, which is the limit"
    case .noWayOut: "the team has no entry point by which it could leave"
    case .entryPointNotInUse(let id): "entry point \(id) is deleted or not connected"
    case .outsideMessagingWindow: "the channel's messaging window is closed"
    case .mayNotWriteFirst(let channel): "the business may not write first on \(channel)"
    case .tooManyMessages: "the conversation has had as many messages this minute as it may have"
    case .visitorBlocked: "the visitor was blocked"
    case .reopened: "the conversation was reopened meanwhile"
    case .notInThisCountry: "the company is not registered where this is possible"
    case .fieldWithoutValue(let field): "the text names {\(field)}, which has no value here"
    case .empty: "the text says nothing"
    case .tooLong(let maximum, let actual, let unit):
      "the text has \(actual) \(unit), the channel carries \(maximum)"
    }
  }
}
