public import ConversationCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension ReplyOccasion {
  /// The one occasion that a call is when it is over; `nil` while it goes on, and for an
  /// answered one without a ticket.
  ///
  /// A call has one reply at most, even if a late voicemail makes another outcome of it; one whose end
  /// nobody has reported has none.
  public static func after(
    _ call: Call,
    values: [ReplyField: String] = [:]
  ) -> ReplyOccasion? {
    guard let outcome = call.outcome, let endedAt = call.endedAt,
      let trigger = trigger(of: outcome, hasTicket: call.ticket != nil)
    else { return nil }
    let recipient: ReplyRecipient =
      switch call.caller {
      case .withheld: .withheld
      case .number(let address, takesTexts: false): .takesNoTexts(address)
      case .number(let address, _): .address(address)
      @unknown default: .withheld
      }
    var occasion = ReplyOccasion(
      trigger,
      identity: call.id.rawValue,
      slot: "call",
      team: call.team,
      source: trigger == .afterSuccessfulCallWithTicket ? .system : .customer,
      channel: .voice,
      recipient: recipient,
      happenedAt: endedAt,
      hoursAt: call.startedAt,
      values: values
    )
    occasion.isAssumed = call.isEndAssumed
    return occasion
  }

  /// The trigger of an outcome: the table of A-19.
  static func trigger(of outcome: CallOutcome, hasTicket: Bool) -> AutoReplyTrigger? {
    switch outcome {
    case .answered: hasTicket ? .afterSuccessfulCallWithTicket : nil
    case .voicemail: .customerLeavesVoicemail
    case .afterHours: .customerCallsAfterHours
    case .missed(let phase):
      switch phase {
      case .greeting, .callTree, .voicemailGreeting: .missedCallFromCustomer
      case .greetingFinished, .optionChosen, .ringing: .customerHangsUp
      // Whoever has begun to speak has left a voicemail; the outcome says so.
      case .recording: .customerLeavesVoicemail
      @unknown default: .customerHangsUp
      }
    @unknown default: nil
    }
  }
}
