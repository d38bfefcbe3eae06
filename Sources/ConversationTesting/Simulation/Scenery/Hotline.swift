import AutoReplies
import ConversationCore
import ConversationEngine
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The team of a simulation that is called, and that replies by itself: on one entry point for texts.
enum Hotline {
  /// The team.
  static let team: TeamID = "hotline"
  /// The number that is called.
  static let number = "+15555550100"
  /// The number of its entry point in the scenery, which is also what its customers' numbers end with.
  static let entryPoint = 1
  /// A closed period begins with the second half of each hour and ends with it, in milliseconds.
  private static let hour: Int64 = 3_600_000

  /// Whether a customer is one of the team's.
  static func serves(_ customer: Int) -> Bool { customer % 10 == entryPoint }

  /// The closed period at a time, by its number; `nil` while the team is open.
  static func closedPeriod(at time: Date) -> Int64? {
    let milliseconds = time.milliseconds
    return milliseconds % hour < hour / 2 ? nil : milliseconds / hour
  }

  /// Saves its settings, its hours and its replies.
  static func setUp(_ center: ContactCenter) async throws {
    var settings = TeamSettings(id: team, displayName: "Hotline", number: number)
    settings.createsTicketForMissedCalls = true
    let version = try await center.teamSettings(of: team)?.version
    try await center.save(settings, over: version, by: .administrator)
    var hours = RingSchedules(team: team, timeZone: "UTC")
    try hours.save(
      .weekly(
        "half-hours",
        name: "The first half of each hour",
        createdAt: Date(milliseconds: 0),
        (0..<24).flatMap { hour in
          WeeklySpan.each(
            Weekday.allCases,
            from: LocalTime(minutes: hour * 60),
            to: LocalTime(minutes: hour * 60 + 30)
          )
        }
      )
    )
    let hoursVersion = try await center.ringSchedules(of: team)?.version
    try await center.save(hours, over: hoursVersion, by: .administrator)
    var replies = AutoReplyDraft(team: team, companyName: "Simulated")
    for trigger in triggers { replies[trigger].isEnabled = true }
    let repliesVersion = try await center.autoReplies(of: team)?.version
    try await center.save(replies, over: repliesVersion, by: .administrator)
  }

  /// What it replies to.
  private static let triggers: [AutoReplyTrigger] = [
    .customerSendsFirstChat, .customerTextsAfterHours, .customerHangsUp, .missedCallFromCustomer,
    .customerLeavesVoicemail, .customerCallsAfterHours, .afterSuccessfulCallWithTicket,
    .captureAdvisorRating,
  ]
}
