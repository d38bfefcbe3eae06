import AutoReplies
import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Invariant 7: at most one automatic reply for each conversation, rule and occasion; none to whom has
/// opted out, none to a machine, none outside of the channel's messaging window, none after hours that are
/// none, and none while an agent is talking to the customer.
///
/// What an occasion is, is worked out here once more: from hours, calls, messages and endings, and from no
/// key of the engine's; whose a message is, from what was sent, and not from how it was read.
enum Invariant07AutoReply {
  /// How long after an agent's message a program keeps quiet, in seconds: the policy's standard.
  private static let quiet: Double = 300

  /// Checks the replies of a batch, and takes over what it says of consents.
  static func check(_ batch: ChangeBatch, in model: Model) throws(Violation) {
    var answersCall = false
    noteWritten(batch, in: model)
    for message in batch.messages {
      guard let trigger = trigger(of: message),
        let index = model.index(of: message.id.conversation)
      else { continue }
      let known = model.conversations[index]
      model.counts.autoReplies += 1
      guard Hotline.serves(known.name.customer) else {
        throw violation("a reply of \(trigger), which nobody has switched on", known)
      }
      guard model.customers[known.name.customer].optedOutIn == nil else {
        throw violation("a reply of \(trigger) to a customer who has opted out", known)
      }
      try checkWindow(trigger, known, at: batch.at)
      switch trigger {
      case .customerSendsFirstChat:
        try checkWritten(trigger, known, in: batch)
        try checkQuiet(trigger, known, at: batch.at)
        try take("first chat", known)
      case .customerTextsAfterHours:
        guard let period = Hotline.closedPeriod(at: batch.at) else {
          throw violation("a reply after hours within them", known)
        }
        try checkWritten(trigger, known, in: batch)
        try checkQuiet(trigger, known, at: batch.at)
        try take("closed \(period)", known)
      case .captureAdvisorRating:
        guard let record = batch.conversations.first(where: { $0.value.id == known.id })?.value,
          !record.isOpen
        else { throw violation("a question after an end that is none", known) }
        try take("end \(record.reopenCount)", known)
      default:
        guard !answersCall, let call = call(in: batch) else {
          throw violation("a reply of \(trigger) to no call, or a second one", known)
        }
        answersCall = true
        guard model.answeredCalls.insert(call).inserted else {
          throw violation("a second reply to call \(call)", known)
        }
      }
    }
    adoptConsents(of: batch, in: model)
  }

  /// Notes when customers have written, machines left out.
  private static func noteWritten(_ batch: ChangeBatch, in model: Model) {
    for message in batch.messages where isWritten(message) {
      guard let index = model.index(of: message.id.conversation) else { continue }
      let known = model.conversations[index]
      known.writtenAt = max(known.writtenAt ?? message.at, message.at)
    }
  }

  /// Whether a customer, and no machine, has written a message.
  private static func isWritten(_ message: Message) -> Bool {
    guard message.author == .customer,
      let name = message.externalID.flatMap(WireItem.messageNumbers)
    else { return false }
    return !Hotline.isAutomatic(name.customer, number: name.number)
  }

  /// A reply to a message needs one, in the same commit.
  private static func checkWritten(
    _ trigger: AutoReplyTrigger,
    _ known: ConversationModel,
    in batch: ChangeBatch
  ) throws(Violation) {
    let isCaused = batch.messages.contains { $0.id.conversation == known.id && isWritten($0) }
    if !isCaused { throw violation("a reply of \(trigger) to what no customer wrote", known) }
  }

  /// Where a channel may be written to for a while only, it must not be over.
  private static func checkWindow(
    _ trigger: AutoReplyTrigger,
    _ known: ConversationModel,
    at time: Date
  ) throws(Violation) {
    guard known.name.customer % 10 == Hotline.messenger else { return }
    if let last = known.writtenAt, time < last + Hotline.window.standard { return }
    throw violation("a reply of \(trigger) outside of the messaging window", known)
  }

  /// The provider was handed a message.
  static func check(
    _ departure: Departure,
    of known: ConversationModel,
    in model: Model
  ) throws(Violation) {
    // Who opts out in the same step may do so after it has left.
    guard let step = model.customers[known.name.customer].optedOutIn, step < model.counts.steps
    else { return }
    throw violation("message \(departure.message.sequence) leaves after the opt-out", known)
  }

  /// The trigger of a reply; `nil` for what is none.
  static func trigger(of message: Message) -> AutoReplyTrigger? {
    guard case .automation(let program) = message.author, program.hasPrefix("auto-reply/") else {
      return nil
    }
    return AutoReplyTrigger(String(program.dropFirst("auto-reply/".count)))
  }

  private static func take(
    _ occasion: String,
    _ known: ConversationModel
  ) throws(Violation) {
    guard !known.repliedOccasions.contains(occasion) else {
      throw violation("a second reply on the same occasion, \(occasion)", known)
    }
    known.repliedOccasions.append(occasion)
  }

  private static func checkQuiet(
    _ trigger: AutoReplyTrigger,
    _ known: ConversationModel,
    at time: Date
  ) throws(Violation) {
    let isTalking = known.entries.contains { entry in
      guard case .reply = entry.cause else { return false }
      return time.timeIntervalSince(entry.message.at) < quiet
    }
    if isTalking { throw violation("a reply of \(trigger) while an agent is talking", known) }
  }

  private static func call(in batch: ChangeBatch) -> CallID? {
    batch.documents.first { $0.value.id.kind == Call.documentKind }.map { CallID($0.value.id.id) }
  }

  private static func adoptConsents(of batch: ChangeBatch, in model: Model) {
    for change in batch.documents where change.value.id.kind == Consent.documentKind {
      guard let consent = try? change.value.value(as: Consent.self),
        let customer = Scenery.customer(at: consent.scope.address),
        customer < model.customers.count
      else { continue }
      let known = model.customers[customer].optedOutIn
      model.customers[customer].optedOutIn =
        consent.isOptedOut ? known ?? model.counts.steps : nil
    }
  }

  private static func violation(_ detail: String, _ known: ConversationModel) -> Violation {
    Violation(.autoReply, detail, in: known.name)
  }
}
