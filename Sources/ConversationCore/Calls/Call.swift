#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// A customer's call to a team, as a telephony host reports it, from its beginning to its outcome.
///
/// The host connects, rings and records; what it reports decides what is said to the caller
/// afterwards, and which ticket the call belongs to. It is also the entry of the call log.
public struct Call: Hashable, Sendable, Codable, Identifiable {
  /// The host's name for it.
  public let id: CallID
  /// The number that was called, in E.164 form: the team's VoiceHub number (E-12).
  public let number: String
  /// The team whose number it is.
  public let team: TeamID
  /// Who calls.
  public internal(set) var caller: CallerNumber
  /// The customer who has the caller's number, if any has.
  public var customer: CustomerID?
  /// When it began: what decides whether it is after hours.
  public let startedAt: Date
  /// Whether no ring schedule of the team was active when it began.
  public let isAfterHours: Bool
  /// What the caller hears or does, or did last.
  public private(set) var phase: CallPhase
  /// Who answered.
  public private(set) var answeredBy: AgentID?
  /// Whether a voicemail was left.
  public private(set) var hasVoicemail = false
  /// The recording, where there is a file.
  public internal(set) var recording: Attachment?
  /// When it ended.
  public private(set) var endedAt: Date?
  /// The ticket that it belongs to.
  public var ticket: TicketID?

  /// Notes a call that has just begun.
  ///
  /// `calendar`: the ring schedules of the team, which say whether it is after hours.
  public init(
    id: CallID,
    to number: String,
    of team: TeamID,
    from caller: CallerNumber,
    customer: CustomerID? = nil,
    phase: CallPhase = .greeting,
    calendar: RingCalendar,
    at now: Date
  ) {
    self.id = id
    self.number = number
    self.team = team
    self.caller = caller
    self.customer = customer
    self.phase = phase
    startedAt = now.inWholeMilliseconds
    isAfterHours = !calendar.isActive(at: now)
  }

  /// What became of it; `nil` while it goes on.
  public var outcome: CallOutcome? {
    guard endedAt != nil else { return nil }
    if let answeredBy { return .answered(by: answeredBy) }
    if hasVoicemail { return .voicemail }
    return isAfterHours ? .afterHours(phase) : .missed(phase)
  }

  /// Notes what the host reports; the outcome, if this has decided or changed it.
  ///
  /// What was reported before is recognised and changes nothing. A voicemail that is reported when
  /// the call is over turns a missed call into a voicemail.
  ///
  /// - Throws: ``ConversationError`` `callIsOver` for a phase or an answer after the end.
  @discardableResult
  public mutating func take(
    _ event: CallEvent,
    at now: Date
  ) throws(ConversationError) -> CallOutcome? {
    let before = outcome
    switch event {
    case .phase(let phase):
      guard endedAt == nil else { throw ConversationError(.callIsOver(id)) }
      self.phase = phase
    case .answered(let agent):
      guard endedAt == nil || answeredBy == agent else { throw ConversationError(.callIsOver(id)) }
      // The first who answers has it; a transfer to a colleague is the telephony host's.
      answeredBy = answeredBy ?? agent
    case .voicemail(let recording):
      hasVoicemail = true
      self.recording = recording ?? self.recording
    case .ended:
      guard endedAt == nil else { return nil }
      endedAt = max(startedAt, now.inWholeMilliseconds)
      if phase == .recording { hasVoicemail = true }
    }
    return outcome == before ? nil : outcome
  }
}

extension Call: StoredDocument {
  /// `call`.
  public static let documentKind: DocumentKind = "call"
  /// The name of the key that finds the calls of a number, oldest first.
  public static let callerKey = "caller"
  /// The name of the key that finds the calls of a ticket, oldest first: its activity (E-04).
  public static let ticketKey = "ticket"

  /// The host's name for it.
  public var documentName: String { id.rawValue }
  /// One key for the caller's number, one for the ticket.
  public var documentKeys: [DocumentKey] {
    let rank = startedAt.milliseconds
    return [
      caller.address.map { DocumentKey(Self.callerKey, $0.key, rank: rank) },
      ticket.map { DocumentKey(Self.ticketKey, $0.description, rank: rank) },
    ].compactMap(\.self)
  }

  /// What a call's document is called.
  public static func documentID(_ id: CallID) -> DocumentID {
    DocumentID(kind: documentKind, id: id.rawValue)
  }
}
