public import ConversationCore
public import Masking

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// A call as a row of a ticket's activity or of a call log (E-04), masked for its viewer.
public struct CallRow: Hashable, Sendable, Identifiable {
  /// The call.
  public let id: CallID
  /// Who called: their number; `nil` where it is withheld.
  public let caller: String?
  /// The team's number that was called.
  public let number: String
  /// The team.
  public let team: TeamID
  /// What the caller hears or does, or did last.
  public let phase: CallPhase
  /// What became of it; `nil` while it goes on.
  public let outcome: CallOutcome?
  /// The name of whoever answered; `nil` for nobody.
  public let answeredBy: String?
  /// When it began.
  public let startedAt: Date
  /// When it was answered.
  public let answeredAt: Date?
  /// When it ended.
  public let endedAt: Date?
  /// The recording, where there is a file.
  public let recording: FileCard?
  /// The ticket that it belongs to.
  public let ticket: TicketID?

  /// Describes a call for somebody who sees it.
  public init(
    _ call: Call,
    names: NameBook = NameBook(),
    display: DisplayPolicy,
    viewerRole: ViewerRole
  ) {
    self.init(call, names, ShownValues(display, to: viewerRole))
  }

  init(_ call: Call, _ names: NameBook, _ shown: ShownValues) {
    id = call.id
    caller = call.caller.address.map(shown.contact)
    number = shown.number(call.number)
    team = call.team
    phase = call.phase
    outcome = call.outcome
    answeredBy = call.answeredBy.map { names.name(of: $0) }
    startedAt = call.startedAt
    answeredAt = call.answeredAt
    endedAt = call.endedAt
    recording = call.recording.map { FileCard($0, shown, on: .visitorCard, .inbound) }
    ticket = call.ticket
  }
}
