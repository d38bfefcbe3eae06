#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// One event of a call, as a telephony host reports it.
///
/// Every report says whose call it is, so that any of them may come first: reports overtake each other,
/// and come twice. The same one changes a call once.
public struct CallReport: Hashable, Sendable, Codable {
  /// The host's name for the call.
  public let call: CallID
  /// The number that was called, in E.164 form (E-12).
  public let number: String
  /// Who calls.
  public let caller: CallerNumber
  /// What has happened.
  public let event: CallEvent
  /// When it happened, by the host's clock; `nil` for when it is reported.
  public let at: Date?
  /// The team that the caller has chosen behind the number; `nil` for the one whose number it is
  /// (E-08).
  public let team: TeamID?

  /// Describes a report.
  public init(
    _ event: CallEvent,
    of call: CallID,
    from caller: CallerNumber,
    to number: String,
    team: TeamID? = nil,
    at: Date? = nil
  ) {
    self.call = call
    self.number = number
    self.caller = caller
    self.event = event
    self.at = at
    self.team = team
  }
}
