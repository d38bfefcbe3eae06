import ConversationCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Invariant 2: an offer ends exactly once, is accepted only while it is open and before it expires,
/// and expires not before its time.
enum Invariant02OffersEndOnce {
  /// An offer is made.
  static func check(
    offer number: Int,
    purpose: OfferPurpose,
    in known: ConversationModel
  ) throws(Violation) {
    if let open = known.shadow.request {
      throw Violation(
        .offersEndOnce,
        "offer \(number) is made while offer \(open.number) is open",
        in: known.name
      )
    }
    guard number == known.shadow.offerCount + 1 else {
      throw Violation(
        .offersEndOnce,
        "offer \(number) follows offer \(known.shadow.offerCount)",
        in: known.name
      )
    }
    let isRouted = purpose == .route
    guard isRouted == (known.shadow.owner == nil) else {
      throw Violation(
        .offersEndOnce,
        "offer \(number) is \(isRouted ? "routed though it is owned" : "asked for by no owner")",
        in: known.name
      )
    }
  }

  /// An offer ends.
  static func check(
    end outcome: OfferOutcome,
    of number: Int,
    to agent: AgentID,
    at date: Date,
    in known: ConversationModel
  ) throws(Violation) {
    guard let open = known.shadow.request, open.number == number, open.agent == agent else {
      throw Violation(
        .offersEndOnce,
        "offer \(number) to \(agent) is \(outcome.rawValue), but "
          + (known.shadow.request.map { "offer \($0.number) is open" } ?? "no offer is open"),
        in: known.name
      )
    }
    guard let offer = known.record?.openOffer, offer.number == number else { return }
    let isOver = date >= offer.expiresAt
    if outcome == .accepted, isOver {
      throw Violation(
        .offersEndOnce,
        "offer \(number) is accepted \(milliseconds(offer.expiresAt, date)) ms after its end",
        in: known.name
      )
    }
    if outcome == .expired, !isOver {
      throw Violation(
        .offersEndOnce,
        "offer \(number) expires \(milliseconds(date, offer.expiresAt)) ms before its time",
        in: known.name
      )
    }
  }

  /// What was committed has the open offer of its events.
  static func check(_ record: Conversation, of known: ConversationModel) throws(Violation) {
    let (stored, told) = (record.openOffer, known.shadow.request)
    guard stored?.number == told?.number, stored?.agent == told?.agent else {
      throw Violation(
        .offersEndOnce,
        "the record's open offer is \(stored.map { "\($0.number)" } ?? "none"), "
          + "by its events it is \(told.map { "\($0.number)" } ?? "none")",
        in: known.name
      )
    }
  }

  private static func milliseconds(_ from: Date, _ to: Date) -> Int64 {
    to.milliseconds - from.milliseconds
  }
}
