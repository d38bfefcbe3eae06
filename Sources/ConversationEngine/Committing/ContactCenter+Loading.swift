import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension ContactCenter {
  /// A conversation with its agents, after everything that has fallen due.
  ///
  /// `nil` if there is no such conversation. The agents that were read are added to `loaded`.
  func advanced(
    _ id: ConversationID,
    at now: Date,
    into loaded: inout Loaded
  ) async throws -> (transition: Transition, version: Int)? {
    var request = LoadRequest()
    request.conversations = [id]
    request.includesConcernedAgents = true
    let read = try await storage.load(request)
    guard let conversation = read.conversation(id) else { return nil }
    for agent in read.agents where loaded.agent(agent.value.id) == nil {
      loaded.agents.append(agent)
    }
    var transition = try begin(conversation, with: loaded.agents.map { $0.shared })
    if conversation.value.isDue(at: now) { try await advance(&transition, to: now) }
    return (transition, conversation.version)
  }

  /// Begins a change of a conversation that was read.
  func begin(
    _ read: Versioned<Conversation>,
    with agents: [Shared<Agent>] = []
  ) throws(ConversationError) -> Transition {
    Transition(read.value, agents: agents, policy: try sharedPolicy(read.value.inbox))
  }

  /// Carries out what has fallen due: every change of a conversation begins with it
  /// (architecture: time is data).
  func advance(_ transition: inout Transition, to now: Date) async throws {
    let overflowQueue = try await overflowQueue(of: transition.conversation, at: now)
    transition.advance(to: now, overflowQueue: overflowQueue)
  }

  /// The queue that a conversation is to move to, if its wait is over.
  private func overflowQueue(
    of conversation: Conversation,
    at now: Date
  ) async throws -> OverflowQueue {
    guard let overflowAt = conversation.place.overflowAt, overflowAt <= now else {
      return .notRead
    }
    do {
      guard let next = try await queue(conversation.place.queue).overflow?.to else { return .gone }
      return .found(try await queue(next))
    } catch is ConversationError {
      // One of the two was never saved, or is no queue any more.
      return .gone
    }
  }

  /// A queue.
  ///
  /// - Throws: `ConversationError` `unknownQueue`, or `StorageError`.
  func queue(_ id: QueueID) async throws -> Queue {
    let documentID = Queue.documentID(id)
    guard let document = try await storage.document(documentID) else {
      throw ConversationError(.unknownQueue(id))
    }
    return try document.value.value()
  }

  /// Why no entry point was found under a key: it was deleted, or there never was one.
  func missingEntryPoint(_ key: UniqueKey) async throws -> ConversationError {
    let query = DocumentQuery(kind: key.kind, name: key.name, value: key.value)
    let page = try await storage.documents(query, after: nil, limit: 1)
    guard let entryPoint = try page.elements.first?.value.value(as: EntryPoint.self) else {
      return ConversationError(.unknownEntryPoint)
    }
    return ConversationError(.entryPointDeleted(entryPoint.id))
  }
}

extension Conversation {
  /// Whether something has fallen due.
  func isDue(at now: Date) -> Bool {
    guard let deadline = nextDeadline else { return false }
    return deadline <= now
  }
}
