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
        var desk = CallDesk(center: self, now: now)
        return try await desk.take(report, into: &batch)
      }
      observe(taken.decisions)
      if taken.result.disregard == .known { observer?.observe(.duplicateRecognised) }
      await follow(taken.work)
      return taken.result
    } catch let error as StorageError {
      observer?.observe(.storageFailed(error.code))
      throw error
    }
  }

  /// Ends calls of which nothing more is heard: the report of their end must be lost.
  ///
  /// One that this host cannot end is left to others, and holds nobody up.
  func endSilentCalls() async throws {
    for value in [Call.unansweredValue, Call.answeredValue] {
      let query = DocumentQuery(kind: Call.documentKind, name: Call.openKey, value: value)
      var cursor: PageCursor?
      var isDue = true
      repeat {
        let page = try await storage.documents(query, after: cursor, limit: 64)
        for document in page.elements where isDue {
          do {
            let call: Call = try document.value.value()
            isDue = call.limit(under: settings.callLimits).map { $0 <= now() } ?? true
            if isDue { try await endIfSilent(document.value.id) }
          } catch {
            try keepGoing(after: error, "the end of a call")
          }
        }
        cursor = page.next
      } while isDue && cursor != nil
    }
  }

  private func endIfSilent(_ id: DocumentID) async throws {
    let taken = try await commit { now, batch in
      var desk = CallDesk(center: self, now: now)
      return try await desk.endIfSilent(id, into: &batch)
    }
    guard let taken else { return }
    observe(taken.decisions)
    await follow(taken.work)
  }

  func readCall(_ id: CallID) async throws -> Call {
    guard let read = try await storage.document(Call.documentID(id)) else {
      throw ConversationError(.unknownCall(id))
    }
    return try read.value.value()
  }
}
