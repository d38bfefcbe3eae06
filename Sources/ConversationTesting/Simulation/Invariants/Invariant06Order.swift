import ConversationCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Invariant 6: messages are numbered 1…n without gaps, an agent's messages keep their order, and what
/// goes out leaves in the order of the numbers.
enum Invariant06Order {
  /// An event tells of a message.
  static func check(
    appended sequence: Int,
    to known: ConversationModel
  ) throws(Violation) {
    guard sequence == known.shadow.statuses.count + 1 else {
      throw Violation(
        .order,
        "message \(sequence) is told after message \(known.shadow.statuses.count)",
        in: known.name
      )
    }
  }

  /// A message is new in the transcript.
  static func check(
    _ message: Message,
    caused cause: MessageEntry.Cause,
    in known: ConversationModel
  ) throws(Violation) {
    guard message.id.conversation == known.id, message.id.sequence == known.entries.count + 1 else {
      throw Violation(
        .order,
        "message \(message.id.sequence) follows message \(known.entries.count)",
        in: known.name
      )
    }
    guard case .reply(let agent, let number) = cause else { return }
    if let place = known.lastReplies.firstIndex(where: { $0.agent == agent }) {
      // The two of a race have numbers beside each other, and either may come first.
      guard known.lastReplies[place].number / 2 <= number / 2 else {
        throw Violation(
          .order,
          "message \(message.id.sequence) of \(agent) was sent before the one that it follows",
          in: known.name
        )
      }
      known.lastReplies[place].number = number
    } else {
      known.lastReplies.append((agent, number))
    }
  }

  /// The provider was handed a message.
  static func check(
    _ departure: Departure,
    of known: ConversationModel,
    at now: Date
  ) throws(Violation) {
    let sequence = departure.message.sequence
    guard sequence >= 1, sequence <= known.entries.count,
      known.shadow.statuses[sequence - 1] != nil,
      known.entries[sequence - 1].message.text == departure.text
    else {
      throw Violation(
        .order,
        "what leaves as message \(sequence) is not in the transcript",
        in: known.name
      )
    }
    let last = known.lastDeparture?.sequence ?? 0
    if sequence < last {
      throw Violation(
        .order,
        "message \(sequence) leaves after message \(last)",
        in: known.name
      )
    }
    if sequence == last, known.lastDeparture?.answer != .retry {
      throw Violation(.order, "message \(sequence) leaves twice", in: known.name)
    }
    let overtaken = ((last + 1)..<max(last + 1, sequence)).first { earlier in
      known.shadow.statuses[earlier - 1] == .queued
    }
    if let overtaken {
      throw Violation(
        .order,
        "message \(sequence) leaves before message \(overtaken)",
        in: known.name
      )
    }
    known.lastDeparture = (sequence, departure.answer, now)
  }
}
