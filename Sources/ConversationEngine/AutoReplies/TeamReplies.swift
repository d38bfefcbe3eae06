import AutoReplies
import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What decides about a team's automatic replies, as it was read: settings, name and hours.
///
/// It is kept from one message to the next, because each commit that relies on it has its versions as
/// guards: what somebody has changed since is noticed, and read again.
struct TeamReplies: Sendable {
  let settings: AutoReplySettings
  let team: TeamSettings
  let calendar: RingCalendar
  /// Whether the team's settings were ever saved.
  let isKnown: Bool
  /// What must still be so when it is relied on.
  let conditions: [Guard]
  private let answersFirst: Bool
  private let answersAfterHours: Bool

  init(of id: TeamID, in loaded: Loaded, zones: TimeZoneDirectory) throws {
    func read<Value: StoredDocument>(_ id: DocumentID) throws -> Value? {
      try loaded.document(id)?.value.value(as: Value.self)
    }
    let ids = Self.documents(of: id)
    settings = try read(AutoReplySettings.documentID(id)) ?? .off(id)
    isKnown = loaded.document(TeamSettings.documentID(id)) != nil
    team = try read(TeamSettings.documentID(id)) ?? TeamSettings(id: id, displayName: "")
    let schedules =
      try read(RingSchedules.documentID(id)) ?? RingSchedules(team: id, timeZone: "UTC")
    calendar = try zones.calendar(of: schedules)
    conditions = ids.map { .document($0, version: loaded.document($0)?.version) }
    answersFirst = settings[.customerSendsFirstChat].isEnabled
    answersAfterHours = settings[.customerTextsAfterHours].isEnabled
  }

  /// The documents that it is made of.
  static func documents(of team: TeamID) -> [DocumentID] {
    [
      AutoReplySettings.documentID(team), TeamSettings.documentID(team),
      RingSchedules.documentID(team),
    ]
  }

  /// Whether a message may be answered at all; most may not, and are decided by this.
  ///
  /// `isFirst`: whether it is the first one of its conversation.
  func mayAnswer(messageSentAt sentAt: Date?, isFirst: Bool, at now: Date) -> Bool {
    if answersFirst, isFirst { return true }
    guard answersAfterHours else { return false }
    return !calendar.isActive(at: min(sentAt ?? now, now))
  }
}
