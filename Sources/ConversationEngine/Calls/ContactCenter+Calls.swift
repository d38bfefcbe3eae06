public import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension ContactCenter {
  /// Takes in what a telephony host reports of a call: the call, what it does to tickets, and what is
  /// said to the caller by text, all in one commit.
  ///
  /// A report that comes twice, or fifty times at once, changes once; reports may overtake each other.
  /// What a call does to tickets never depends on whether a reply is switched on (A-20, P-21).
  ///
  /// - Throws: `ConversationError` `unknownNumber` or `unknownTeam` for a call to nobody's number,
  ///   `callIsOver` for what cannot follow its end, `unknownTimeZone` where the team's hours cannot be
  ///   read; `StorageError` when the storage failed: report it again.
  @discardableResult
  public func report(_ report: CallReport) async throws -> CallResult {
    do {
      let taken = try await commit { now, batch in
        var desk = CallDesk(center: self, report, at: now)
        return try await desk.take(into: &batch)
      }
      observe(taken.decisions)
      if !taken.result.hasChanged { observer?.observe(.duplicateRecognised) }
      await follow(taken.work)
      return taken.result
    } catch let error as StorageError {
      observer?.observe(.storageFailed(error.code))
      throw error
    }
  }

  func readCall(_ id: CallID) async throws -> Call {
    guard let read = try await storage.document(Call.documentID(id)) else {
      throw ConversationError(.unknownCall(id))
    }
    return try read.value.value()
  }
}
