import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Locking
import WebChatChannel

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The chat's host over a contact center, as a host would write it.
final class CenterHost: WebChatHost {
  let center: ContactCenter
  let source = SeededSource(seed: 77)
  let time: ManualTime
  private let state = Locked(State())

  struct State: Sendable {
    var happenings: [VisitorHappening] = []
    var isStaffed = true
  }

  init(_ center: ContactCenter, time: ManualTime) {
    self.center = center
    self.time = time
  }

  var happenings: [VisitorHappening] { state.withLock { $0.happenings } }

  func script(isStaffed: Bool) { state.withLock { $0.isStaffed = isStaffed } }

  func record<Record: StoredDocument>(
    _ id: DocumentID,
    as type: Record.Type
  ) async throws -> WebChatRecord<Record>? {
    var request = LoadRequest()
    request.documents = [id]
    guard let read = try await center.storage.load(request).document(id) else { return nil }
    return WebChatRecord(try read.value.value(as: Record.self), version: read.version)
  }

  func commit(_ changes: [WebChatChange]) async throws -> Bool {
    var batch = ChangeBatch(id: source.make(at: time.now), at: time.now)
    for change in changes {
      switch change {
      case .write(let document, let expected):
        batch.documents.append(Change(Document(document), expected: expected))
      case .remove(let id, let expected):
        batch.removals.append(DocumentRemoval(id, expected: expected))
      }
    }
    do {
      _ = try await center.storage.commit(batch)
      return true
    } catch let error as StorageError where error.code == .conflict {
      return false
    }
  }

  func ingest(_ events: [InboundEvent]) async throws -> [WebChatReceipt] {
    try await center.ingest(events, from: "web-chat").map { result in
      switch result {
      case .stored(let message, _): .stored(message)
      case .duplicate(let message): .stored(message)
      case .refused: .refused
      default: .noted
      }
    }
  }

  private func conversation(of visitor: ChannelAddress) async throws -> Conversation? {
    let key = ThreadKey.address(visitor, at: visitor.scope ?? "", channel: .webChat)
    var request = LoadRequest()
    request.threadKeys = [key]
    return try await center.storage.load(request).conversation(at: key)?.value
  }

  func transcript(
    of visitor: ChannelAddress,
    after: MessageID?,
    limit: Int
  ) async throws -> [Message] {
    let latest = try await conversation(of: visitor)
    if let after, after.conversation != latest?.id {
      var request = LoadRequest()
      request.conversations = [after.conversation]
      let earlier = try await center.storage.load(request).conversation(after.conversation)
      if let earlier, earlier.value.address == visitor {
        let rest = try await messages(of: after.conversation, after: after.sequence, limit)
        if !rest.isEmpty { return rest }
      }
    }
    guard let latest else { return [] }
    let start = after.map { $0.conversation == latest.id ? $0.sequence : 0 }
    return try await messages(of: latest.id, after: start ?? 0, limit)
  }

  /// Sequences have no gaps, so that a page after a number is one before another.
  private func messages(of id: ConversationID, after: Int, _ limit: Int) async throws -> [Message] {
    try await center.storage.transcript(of: id, before: after + limit + 1, limit: limit)
      .filter { $0.id.sequence > after }
  }

  func standing(of visitor: ChannelAddress) async throws -> WebChatStanding {
    WebChatStanding(
      of: try await conversation(of: visitor),
      position: 1,
      isStaffed: state.withLock { $0.isStaffed },
      name: { $0.rawValue.capitalized }
    )
  }

  func name(of agent: AgentID) -> String? { agent.rawValue.capitalized }

  func rate(_ rating: VisitorRating, by visitor: ChannelAddress) async throws -> Bool {
    guard try await conversation(of: visitor)?.id == rating.conversation else { return false }
    do {
      try await center.rate(rating.conversation, rating.rating)
      return true
    } catch is ConversationError {
      return false
    }
  }

  func note(_ happening: VisitorHappening, by session: VisitorSession, at now: Date) async throws {
    state.withLock { $0.happenings.append(happening) }
    let visitor = session.visitor
    switch happening {
    case .recognised(let one):
      try await center.recognise(one.anonymous, as: one.user, proof: one.proof)
    case .identified(let identity):
      let email = identity.email.flatMap {
        try? CustomerEmail($0, source: .integration, visitorIsLoggedIn: true)
      }
      let name = identity.name.map { CustomerName($0, source: .integration) }
      try await center.learn(name, email, of: visitor, isVerified: true)
    case .contact(let form):
      try await center.learn(
        form.customerName,
        form.email,
        form.customerPhone,
        of: visitor,
        isVerified: session.isVerified(at: now)
      )
    case .presence(let state): try await center.note(state, of: visitor)
    default: break
    }
  }

  func visitors(of conversation: ConversationID) async throws -> [ChannelAddress] {
    var request = LoadRequest()
    request.conversations = [conversation]
    guard let read = try await center.storage.load(request).conversation(conversation) else {
      return []
    }
    return [read.value.address]
  }
}
