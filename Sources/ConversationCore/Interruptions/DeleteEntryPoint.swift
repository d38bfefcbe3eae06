#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension Transition {
  /// The conversation's entry point was deleted (V-06, L-06, A-9).
  ///
  /// Offers and requests are withdrawn without RONA; what nobody had accepted is abandoned; what an
  /// agent handles is interrupted, with an alert to everybody in it.
  public mutating func interrupt(at now: Date) {
    let stage = conversation.stage.name
    guard TransitionTable.allows(.deleteEntryPoint, in: stage) else { return }
    let now = begin(at: now)
    withdrawOpenOffer(at: now)
    guard case .active(let ownership) = conversation.stage else {
      return finish(.abandoned, by: .system, at: now)
    }
    conversation.stage = .interrupted(
      Interruption(owner: ownership.owner, guest: ownership.guest, at: now)
    )
    endSnooze()
    note(.interrupted(owner: ownership.owner, guest: ownership.guest))
    append(.entryPointDeleted, at: now)
  }
}
