import AutoReplies
import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Decides what one report of a call changes, into one batch.
struct CallDesk {
  let center: ContactCenter
  let report: CallReport
  let now: Date

  /// What came of a report.
  struct Taken: Sendable {
    let result: CallResult
    var decisions: [AutoReplyDecision] = []
    var work = RoutingWork()
  }

  init(center: ContactCenter, _ report: CallReport, at now: Date) {
    self.center = center
    self.report = report
    self.now = now
  }

  /// When it happened: not later than it is reported.
  private var time: Date { min(report.at ?? now, now) }

  mutating func take(into batch: inout ChangeBatch) async throws -> Taken {
    let callID = Call.documentID(report.call)
    var request = LoadRequest()
    request.documents = [callID]
    request.uniqueKeys = [.team(number: report.number)]
    if let caller = report.caller.address { request.uniqueKeys.append(.customer(caller)) }
    let loaded = try await center.storage.load(request)
    let stored = loaded.document(callID)
    let before: Call? = try stored?.value.value()
    var (call, replies) = try await call(as: before, in: loaded)
    let outcome = try call.take(report.event, calendar: replies.calendar, at: time)
    guard call != before else { return Taken(result: CallResult(call, hasChanged: false)) }
    if before == nil { batch.events.append(.call(call.id, .started(call.team))) }
    if let advisor = call.answeredBy, advisor != before?.answeredBy {
      batch.events.append(.call(call.id, .answered(by: advisor)))
    }
    var taken = Taken(result: CallResult(call, hasChanged: true))
    batch.guards.append(contentsOf: replies.conditions)
    if let outcome {
      batch.events.append(.call(call.id, .over(outcome)))
      var ticketing = CallTicketDesk(center: center, replies: replies, now: now)
      try await ticketing.settle(&call, as: outcome, into: &batch)
      let texting = CallReplyDesk(
        desk: ReplyDesk(center: center, replies: replies, now: now),
        number: report.number
      )
      let sent = try await texting.answer(&call, opening: &ticketing.opened, into: &batch)
      ticketing.finish(into: &batch)
      taken = Taken(
        result: CallResult(call, hasChanged: true, reply: sent.message),
        decisions: sent.decisions,
        work: sent.work
      )
    }
    batch.documents.append(Change(Document(call), expected: stored?.version))
    return taken
  }

  /// The call as it was known, or a new one, in the team that the report names.
  private func call(as known: Call?, in loaded: Loaded) async throws -> (Call, TeamReplies) {
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
