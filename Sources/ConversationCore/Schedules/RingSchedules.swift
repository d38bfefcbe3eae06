#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The ring schedules of a team and the time zone in which they are meant: one stored record, so
/// that they are read together and change together.
public struct RingSchedules: Hashable, Sendable, Codable {
  /// The team.
  public let team: TeamID
  /// The time zone of all its schedules.
  public var timeZone: TimeZoneName
  /// The schedules, drafts among them, in the order in which they were first saved.
  public private(set) var schedules: [RingSchedule]

  /// The largest number of schedules of a team, drafts among them (E-10).
  public static let maximum = 25

  /// A team without schedules, which is closed at all times.
  public init(team: TeamID, timeZone: TimeZoneName) {
    self.team = team
    self.timeZone = timeZone
    schedules = []
  }

  /// Adds a schedule, or replaces the one of its identifier.
  ///
  /// A schedule that is replaced keeps its time of creation: an edit does not put it on top.
  ///
  /// - Throws: ``ConversationError`` `invalidSchedule`, or `tooManySchedules` for the 26th.
  public mutating func save(_ schedule: RingSchedule) throws(ConversationError) {
    try schedule.check()
    guard let index = schedules.firstIndex(where: { $0.id == schedule.id }) else {
      guard schedules.count < Self.maximum else {
        throw ConversationError(.tooManySchedules(maximum: Self.maximum))
      }
      schedules.append(schedule)
      return
    }
    schedules[index] = RingSchedule(
      id: schedule.id,
      name: schedule.name,
      createdAt: schedules[index].createdAt,
      plan: schedule.plan,
      advisors: schedule.advisors,
      isDraft: schedule.isDraft
    )
  }

  /// Refuses schedules that contradict themselves, or that are too many, however they came here.
  ///
  /// - Throws: ``ConversationError`` `invalidSchedule` or `tooManySchedules`.
  public func check() throws(ConversationError) {
    guard schedules.count <= Self.maximum else {
      throw ConversationError(.tooManySchedules(maximum: Self.maximum))
    }
    for schedule in schedules { try schedule.check() }
  }

  /// Removes a schedule, if there is one of this identifier.
  public mutating func remove(_ id: RingScheduleID) { schedules.removeAll { $0.id == id } }

  /// The schedules that decide: no drafts, newest first, ties by identifier.
  public var inForce: [RingSchedule] {
    schedules.filter { !$0.isDraft }.sorted {
      $0.createdAt != $1.createdAt ? $0.createdAt > $1.createdAt : $1.id < $0.id
    }
  }
}

extension RingSchedules: StoredDocument {
  /// `ring-schedules`.
  public static let documentKind: DocumentKind = "ring-schedules"

  /// The team's identifier.
  public var documentName: String { team.rawValue }

  /// What the document of a team's schedules is called.
  public static func documentID(_ team: TeamID) -> DocumentID {
    DocumentID(kind: documentKind, id: team.rawValue)
  }
}
