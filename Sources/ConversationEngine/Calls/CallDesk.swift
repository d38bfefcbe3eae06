import AutoReplies
import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Decides what a report of a call, or its silence, changes, into one batch.
struct CallDesk {
  let center: ContactCenter
  let now: Date

  /// What came of it.
  struct Taken: Sendable {
    let result: CallResult
    var decisions: [AutoReplyDecision] = []
    var work = RoutingWork()
  }

  mutating func take(
    _ report: CallReport,
    into batch: inout ChangeBatch
  ) async throws -> Taken {
    // When it happened: not later than it is reported.
    let time = min(report.at ?? now, now)
    let callID = Call.documentID(report.call)
    var request = LoadRequest()
    request.documents = [callID]
    request.uniqueKeys = [.team(number: report.number)]
    if let caller = report.caller.address { request.uniqueKeys.append(.customer(caller)) }
    let loaded = try await center.storage.load(request)
    let stored = loaded.document(callID)
    let before: Call? = try stored?.value.value()
    var (call, replies) = try await call(in: report, as: before, in: loaded, at: time)
    let outcome = try call.take(report.event, calendar: replies.calendar, at: time)
    guard call != before else {
      let isLateEnd = report.event == .ended && call.isEndAssumed
      return Taken(result: CallResult(call, disregard: isLateEnd ? .silentTooLong : .known))
    }
    if before == nil { batch.events.append(.call(call.id, .started(call.team))) }
    if let advisor = call.answeredBy, advisor != before?.answeredBy {
      batch.events.append(.call(call.id, .answered(by: advisor)))
    }
    batch.guards.append(contentsOf: replies.conditions)
    return try await finish(call, outcome, version: stored?.version, replies, into: &batch)
  }

  /// Ends a call of which nothing more was heard; `nil` if it is not to be ended.
  mutating func endIfSilent(
    _ id: DocumentID,
    into batch: inout ChangeBatch
  ) async throws -> Taken? {
    guard let stored = try await center.storage.document(id) else { return nil }
    var call: Call = try stored.value.value()
    guard let outcome = call.endIfSilent(under: center.settings.callLimits, at: now) else {
      return nil
    }
    let replies = try await center.knownTeam(call.team)
    batch.guards.append(contentsOf: replies.conditions)
    return try await finish(call, outcome, version: stored.version, replies, into: &batch)
  }

  /// Puts a call into the batch that has changed, with what follows from its outcome if that is new.
  private func finish(
    _ changed: Call,
    _ outcome: CallOutcome?,
    version: Int?,
    _ replies: TeamReplies,
    into batch: inout ChangeBatch
  ) async throws -> Taken {
    var call = changed
    var sent = CallReplyDesk.Sent()
    if let outcome {
      batch.events.append(.call(call.id, .over(outcome)))
      var ticketing = CallTicketDesk(center: center, replies: replies, now: now)
      try await ticketing.settle(&call, as: outcome, into: &batch)
      let texting = CallReplyDesk(
        desk: ReplyDesk(center: center, replies: replies, now: now),
        number: call.number
      )
      sent = try await texting.answer(&call, opening: &ticketing.opened, into: &batch)
      ticketing.finish(into: &batch)
    }
    batch.documents.append(Change(Document(call), expected: version))
    return Taken(
      result: CallResult(call, reply: sent.message),
      decisions: sent.decisions,
      work: sent.work
    )
  }

  /// The call as it was known, or a new one, in the team that the report names.
  private func call(
    in report: CallReport,
    as known: Call?,
    in loaded: Loaded,
    at time: Date
  ) async throws -> (Call, TeamReplies) {
    let owner = loaded.document(at: .team(number: report.number)).map { TeamID($0.value.id.id) }
    guard let team = report.team ?? known?.team ?? owner else {
      throw ConversationError(.unknownNumber)
    }
    // Where the call is already is where a call that is over stays.
    let isSettled = known?.endedAt != nil
    let replies = try await center.knownTeam(isSettled ? known?.team ?? team : team)
    if var call = known {
      call.move(to: team, calendar: replies.calendar)
      return (call, replies)
    }
    let customer: Customer? = try report.caller.address
      .flatMap { loaded.document(at: .customer($0)) }?.value.value()
    let call = Call(
      id: report.call,
      to: report.number,
      of: team,
      from: report.caller,
      customer: customer?.id,
      calendar: replies.calendar,
      at: time
    )
    return (call, replies)
  }
}

extension UniqueKey {
  /// The key that finds the team of a number.
  static func team(number: String) -> Self {
    Self(kind: TeamSettings.documentKind, name: TeamSettings.numberKey, value: number)
  }

  /// The key that finds the customer with an address.
  static func customer(_ address: ChannelAddress) -> Self {
    Self(kind: Customer.documentKind, name: Customer.addressKey, value: address.key)
  }
}
