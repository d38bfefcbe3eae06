import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

// Notices to agents. Nothing is done for them on the way of a message: the worker of any host
// follows the durable events after a stored cursor, and each step of it is one commit. So nothing is
// lost when a host stops, and nothing is told twice.
extension ContactCenter {
  /// Looks at what has happened, looks after visitors, and sends what is due.
  ///
  /// - Returns: How much there was to do.
  func notifyDue() async throws -> Int {
    guard let policy = notifications else { return 0 }
    var count = 0
    while true {
      let followed = try await followForNotices(policy)
      count += followed
      if followed == 0 { break }
    }
    // Every answer that was given by now is known: who has left now has left without one.
    count += try await lookAfterVisitors(policy)
    count += try await mailNotices(policy)
    return count
  }

  /// Looks at the next page of events.
  private func followForNotices(_ policy: NotificationPolicy) async throws -> Int {
    try await commit { now, batch in
      var request = LoadRequest()
      request.documents = [NotificationProgress.id, AgentsAtWork.id]
      let loaded = try await self.storage.load(request)
      guard let progress = loaded.document(NotificationProgress.id),
        let atWork = loaded.document(AgentsAtWork.id)
      else {
        try await self.beginToFollow(loaded, into: &batch)
        return 1
      }
      var position = try progress.value.value(as: NotificationProgress.self)
      let events = try await self.storage.events(after: position.cursor, limit: 256)
      guard let last = events.last else { return 0 }
      let known = try atWork.value.value(as: AgentsAtWork.self)
      var desk = NoticeDesk(center: self, policy: policy, atWork: known, at: now)
      try await desk.read(events)
      for event in events { try await desk.take(event) }
      try desk.finish(into: &batch)
      if desk.atWork != known {
        batch.documents.append(Change(Document(desk.atWork), expected: atWork.version))
      }
      position.cursor = last.cursor
      batch.documents.append(Change(Document(position), expected: progress.version))
      return events.count
    }
  }

  /// Begins at what happens from now on, with those who are signed in now.
  private func beginToFollow(_ loaded: Loaded, into batch: inout ChangeBatch) async throws {
    // The place first: who signs in between is met again in the events.
    let cursor = try await storage.lastCursor()
    var agents: [Agent] = []
    while true {
      let page = try await storage.agents(of: nil, after: agents.last?.id, limit: 256)
      agents += page.map(\.value)
      if page.count < 256 { break }
    }
    batch.documents = [
      Change(
        Document(NotificationProgress(cursor: cursor)),
        expected: loaded.document(NotificationProgress.id)?.version
      ),
      Change(
        Document(AgentsAtWork(agents)),
        expected: loaded.document(AgentsAtWork.id)?.version
      ),
    ]
  }

  /// Looks whether visitors have left whose messages wait for an answer.
  private func lookAfterVisitors(_ policy: NotificationPolicy) async throws -> Int {
    let query = DocumentQuery(
      kind: UnansweredConversation.documentKind,
      name: UnansweredConversation.lookKey,
      value: ""
    )
    var count = 0
    for element in try await storage.documents(query, after: nil, limit: 64).elements {
      let unanswered: UnansweredConversation = try element.value.value()
      guard let look = unanswered.nextLook, look <= now() else { break }
      try await self.look(after: unanswered.conversation, policy)
      count += 1
    }
    return count
  }

  private func look(after id: ConversationID, _ policy: NotificationPolicy) async throws {
    try await commit { now, batch in
      let documentID = UnansweredConversation.documentID(of: id)
      var request = LoadRequest()
      request.documents = [documentID]
      request.conversations = [id]
      let loaded = try await self.storage.load(request)
      guard let read = loaded.document(documentID) else { return }
      var unanswered: UnansweredConversation = try read.value.value()
      guard let look = unanswered.nextLook, look <= now else { return }
      let conversation = loaded.conversation(id)
      var notices: [VisitNotice]? = []
      // Who has been answered waits no longer, though the event of it has not been followed yet.
      if let conversation, conversation.value.waitingSince != nil {
        let visits = try await self.newestVisits(of: conversation.value)
        notices = unanswered.look(
          at: visits,
          under: await self.presencePolicy(of: conversation.value),
          at: now
        )
        // An answer that is given meanwhile comes first.
        batch.guards = [.conversation(id, version: conversation.version)]
      }
      guard let notices else {
        batch.documents = [Change(Document(unanswered), expected: read.version)]
        return
      }
      batch.removals = [DocumentRemoval(documentID, expected: read.version)]
      var desk = NoticeDesk(center: self, policy: policy, atWork: AgentsAtWork([]), at: now)
      try await desk.tell(notices)
      try desk.finish(into: &batch)
    }
  }
}

extension ContactCenter {
  /// When visitors of a conversation's inbox count as gone; one whose entry point is gone has none.
  private func presencePolicy(of conversation: Conversation) async -> PresencePolicy {
    let entryPoint = try? await entryPoint(conversation.entryPoint).value
    return entryPoint.flatMap { visitors[$0.inbox]?.presence } ?? PresencePolicy()
  }

  /// The newest visits of a conversation's customer, of whichever of their sessions.
  private func newestVisits(of conversation: Conversation) async throws -> [Visit] {
    let customer = try await customer(conversation.customer)?.value
    var visits: [Visit] = []
    for visitor in Customer.visitorAddresses(of: customer, beside: conversation.address) {
      let query = DocumentQuery(
        kind: Visit.documentKind,
        name: Visit.visitorKey,
        value: visitor.key
      )
      visits += try await storage.documents(query, after: nil, limit: 8).elements
        .map { try $0.value.value(as: Visit.self) }
    }
    return visits
  }
}
