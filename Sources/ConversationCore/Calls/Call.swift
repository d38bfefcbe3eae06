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
  /// The team whose number it is, or the one behind it that the caller has chosen (E-08).
  public private(set) var team: TeamID
  /// Who calls.
  public internal(set) var caller: CallerNumber
  /// The customer who has the caller's number, if any has.
  public var customer: CustomerID?
  /// When it began: what decides whether it is after hours.
  public private(set) var startedAt: Date
  /// Whether no ring schedule of the team was active when it began.
  public private(set) var isAfterHours: Bool
  /// What the caller hears or does, or did last.
  public private(set) var phase: CallPhase
  /// When the caller came to it; `nil` if no phase was reported.
  public private(set) var phaseAt: Date?
  /// Who answered.
  public private(set) var answeredBy: AgentID?
  /// When it was answered.
  public private(set) var answeredAt: Date?
  /// Whether a voicemail was left.
  public private(set) var hasVoicemail = false
  /// The recording, where there is a file.
  public internal(set) var recording: Attachment?
  /// When it ended.
  public private(set) var endedAt: Date?
  private var hasAssumedEnd: Bool?
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

  /// Whether nobody has reported its end: it was silent for too long.
  public var isEndAssumed: Bool { hasAssumedEnd == true }

  /// What became of it; `nil` while it goes on.
  public var outcome: CallOutcome? {
    guard endedAt != nil else { return nil }
    if let answeredBy { return .answered(by: answeredBy) }
    if hasVoicemail { return .voicemail }
    return isAfterHours ? .afterHours(phase) : .missed(phase)
  }

  /// Notes what the host reports; the outcome, if this has decided or changed it.
  ///
  /// Reports may come twice and in any order: `time` is when it happened, and what is older than
  /// what is known changes nothing. What happened before the end counts after it, too; a voicemail that
  /// is reported when the call is over turns a missed call into a voicemail.
  ///
  /// `calendar`: the ring schedules of the team, for a beginning that is reported late.
  ///
  /// - Throws: ``ConversationError`` `callIsOver` for a phase or an answer from after the end.
  @discardableResult
  public mutating func take(
    _ event: CallEvent,
    calendar: RingCalendar? = nil,
    at time: Date
  ) throws(ConversationError) -> CallOutcome? {
    let before = outcome
    let time = time.inWholeMilliseconds
    switch event {
    case .started:
      guard time < startedAt else { break }
      startedAt = time
      if let calendar { isAfterHours = !calendar.isActive(at: time) }
    case .phase(let phase):
      if let endedAt, time >= endedAt {
        guard phase == self.phase, time == phaseAt else {
          throw ConversationError(.callIsOver(id))
        }
      }
      guard phaseAt.map({ time >= $0 }) ?? true else { break }
      (self.phase, phaseAt) = (phase, time)
      if endedAt != nil, phase == .recording { hasVoicemail = true }
    case .answered(let agent):
      if let endedAt, time >= endedAt, answeredBy != agent {
        throw ConversationError(.callIsOver(id))
      }
      // The first who answers has it; a transfer to a colleague is the telephony host's.
      guard answeredAt.map({ time < $0 }) ?? (answeredBy == nil) else { break }
      (answeredBy, answeredAt) = (agent, time)
    case .voicemail(let recording):
      hasVoicemail = true
      self.recording = recording ?? self.recording
    case .ended:
      if isEndAssumed, let endedAt, time < endedAt {
        // Better late than never: what was assumed gives way to what happened.
        (self.endedAt, hasAssumedEnd) = (max(startedAt, time), nil)
      }
      guard endedAt == nil else { break }
      endedAt = max(startedAt, time)
      if phase == .recording { hasVoicemail = true }
    }
    return outcome == before ? nil : outcome
  }

  /// Ends it if nothing was heard of it for so long that the report of its end must be lost; the outcome
  /// if so, by what is known.
  ///
  /// It ends at its limit, whenever that is noticed. What has happened before still counts after it, and
  /// so does a voicemail; what claims to have happened later is refused, as after any end.
  public mutating func endIfSilent(under limits: CallLimits, at now: Date) -> CallOutcome? {
    guard let limit = limit(under: limits), limit <= now else { return nil }
    (endedAt, hasAssumedEnd) = (limit, true)
    if phase == .recording { hasVoicemail = true }
    return outcome
  }

  /// Notes that the caller has chosen a team behind the number; its hours count then (E-08).
  ///
  /// A call that is over stays where it was, since its ticket is made.
  public mutating func move(to team: TeamID, calendar: RingCalendar) {
    guard endedAt == nil, team != self.team else { return }
    self.team = team
    isAfterHours = !calendar.isActive(at: startedAt)
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
  /// One key for the caller's number, one for the ticket, and one while it goes on.
  public var documentKeys: [DocumentKey] {
    let rank = startedAt.milliseconds
    return [
      caller.address.map { DocumentKey(Self.callerKey, $0.key, rank: rank) },
      ticket.map { DocumentKey(Self.ticketKey, $0.description, rank: rank) },
      endedAt == nil
        ? DocumentKey(Self.openKey, openValue, rank: lastNewsAt.milliseconds) : nil,
    ].compactMap(\.self)
  }

  /// What a call's document is called.
  public static func documentID(_ id: CallID) -> DocumentID {
    DocumentID(kind: documentKind, id: id.rawValue)
  }
}
