import AutoReplies
import ConversationCore
import ConversationEngine
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The team of a simulation that is called, and that replies by itself: to texts, to Messenger, where it
/// may write for a while only, and to mail, of which some is written by machines.
enum Hotline {
  /// The team.
  static let team: TeamID = "hotline"
  /// The number that is called.
  static let number = "+15555550100"
  /// The number of its entry point for texts, which is also what its customers' numbers end with.
  static let entryPoint = 1
  /// The number of its entry point on Messenger.
  static let messenger = 4
  /// The number of its entry point for mail.
  static let mail = 9
  /// Until when Messenger may be written to: seconds that stand for hours.
  static let window = ChannelCapabilities.MessagingWindow(standard: 5, forPeople: 90)
  /// An hour in milliseconds: the team is closed for two and open for two, from 23 o'clock on.
  private static let hour: Int64 = 3_600_000

  /// Whether an entry point is one of the team's.
  static func has(_ entryPoint: Int) -> Bool {
    entryPoint == Self.entryPoint || entryPoint == messenger || entryPoint == mail
  }

  /// Whether a customer is one of the team's.
  static func serves(_ customer: Int) -> Bool { has(customer % 10) }

  /// Whether a customer's n-th message is a machine's.
  static func isAutomatic(_ customer: Int, number: Int) -> Bool {
    customer % 10 == mail && (customer / 10 + number).isMultiple(of: 3)
  }

  /// The closed period at a time, by its number; `nil` while the team is open.
  static func closedPeriod(at time: Date) -> Int64? {
    let shifted = time.milliseconds + hour
    return shifted % (4 * hour) < 2 * hour ? shifted / (4 * hour) : nil
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
        "two-hours",
        name: "Two hours of four",
        createdAt: Date(milliseconds: 0),
        (0..<6).flatMap { block in
          WeeklySpan.each(
            Weekday.allCases,
            from: LocalTime(minutes: (block * 4 + 1) * 60),
            to: LocalTime(minutes: (block * 4 + 3) * 60)
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
