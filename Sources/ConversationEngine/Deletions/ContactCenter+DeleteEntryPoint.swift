import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension ContactCenter {
  /// Deletes an entry point (V-06, A-9): at once nothing more comes in or goes out by it, and then
  /// its conversations are interrupted one by one.
  ///
  /// If this host stops on the way, the worker of any host goes on.
  func delete(
    _ id: EntryPointID,
    command: Command
  ) async throws -> Performed {
    try CommandPermission.check(command, target: nil, callersTeams: [])
    try await commit { now, batch in
      let read = try await self.entryPoint(id)
      guard read.value.deletedAt == nil else { return }
      var entryPoint = read.value
      entryPoint.delete(at: now)
      batch.documents = [Change(Document(entryPoint), expected: read.version)]
      batch.events = [.entryPointDeleted(id)]
    }
    return Performed(CommandOutcome(), try await interruptConversations(at: id))
  }

  /// Interrupts what is still open at a deleted entry point.
  func interruptConversations(at id: EntryPointID) async throws -> RoutingWork {
    var work = RoutingWork()
    var cursor: PageCursor?
    repeat {
      // Interrupted ones stay open until their agents end them: the pages go past them.
      let page = try await storage.conversations(.openAt(id), after: cursor, limit: 64)
      for conversation in page.elements where conversation.value.stage.name != .interrupted {
        work.merge(try await interrupt(conversation.value.id))
      }
      cursor = page.next
    } while cursor != nil
    try await finishDeletion(of: id)
    return work
  }

  private func interrupt(_ id: ConversationID) async throws -> RoutingWork {
    try await commit { now, batch in
      var loaded = Loaded()
      guard let (advanced, version) = try await self.advanced(id, at: now, into: &loaded) else {
        return RoutingWork()
      }
      var transition = advanced
      transition.interrupt(at: now)
      guard !transition.events.isEmpty else { return RoutingWork() }
      batch.add(transition, version: version, agents: loaded.agents)
      return RoutingWork(after: transition)
    }
  }

  /// Notes that nothing is left to interrupt.
  private func finishDeletion(of id: EntryPointID) async throws {
    try await commit { now, batch in
      let read = try await self.entryPoint(id)
      guard read.value.isInterrupting else { return }
      var entryPoint = read.value
      entryPoint.isInterrupting = false
      batch.documents = [Change(Document(entryPoint), expected: read.version)]
    }
  }

  /// Goes on with deletions that another host has begun.
  func resumeDeletions() async throws {
    let query = DocumentQuery(
      kind: EntryPoint.documentKind,
      name: EntryPoint.interruptingKey,
      value: ""
    )
    for document in try await storage.documents(query, after: nil, limit: 16).elements {
      let id = try document.value.value(as: EntryPoint.self).id
      await follow(try await interruptConversations(at: id))
    }
  }
}
