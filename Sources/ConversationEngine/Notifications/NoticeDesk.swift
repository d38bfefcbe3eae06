import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Decides whom a page of events gives notice to, into one batch.
struct NoticeDesk {
  let center: ContactCenter
  let policy: NotificationPolicy
  let now: Date
  var atWork: AgentsAtWork
  private var conversations: [ConversationID: Conversation] = [:]
  private var unanswered: [ConversationID: InHand<UnansweredConversation>] = [:]
  private var wanted: [AgentID: NotificationSettings] = [:]
  private var agents: [AgentID: Agent] = [:]
  private var outbox: [AgentID: InHand<AgentNotices>] = [:]
  private var events: [Event] = []

  init(center: ContactCenter, policy: NotificationPolicy, atWork: AgentsAtWork, at now: Date) {
    self.center = center
    self.policy = policy
    self.atWork = atWork
    self.now = now
  }

  /// A document as it is to be, with the version that was read.
  private struct InHand<Value: StoredDocument & Equatable>: Sendable {
    var value: Value?
    let before: Value?
    let version: Int?

    init(_ read: Versioned<Document>?) throws {
      value = try read?.value.value(as: Value.self)
      before = value
      version = read?.version
    }

    func finish(_ id: DocumentID, into batch: inout ChangeBatch) {
      guard value != before else { return }
      if let value {
        batch.documents.append(Change(Document(value), expected: version))
      } else if let version {
        batch.removals.append(DocumentRemoval(id, expected: version))
      }
    }
  }

  /// Reads what a page of events is about; nothing if nobody wants to be told of anything.
  mutating func read(_ events: [RecordedEvent]) async throws {
    wanted = try await center.wantedNotices()
    var ids: Set<ConversationID> = []
    for recorded in events {
      switch recorded.event {
      case .conversation(let id, .messageAppended), .conversation(let id, .ended),
        .conversation(let id, .visitorPresence(.left)):
        ids.insert(id)
      default: break
      }
    }
    guard !ids.isEmpty else { return }
    var request = LoadRequest()
    request.conversations = wanted.isEmpty ? [] : Array(ids)
    request.documents = ids.map { UnansweredConversation.documentID(of: $0) }
    request.agents = Array(wanted.keys)
    let loaded = try await center.storage.load(request)
    for read in loaded.conversations { conversations[read.value.id] = read.value }
    for read in loaded.agents { agents[read.value.id] = read.value }
    for id in ids {
      unanswered[id] = try InHand(loaded.document(UnansweredConversation.documentID(of: id)))
    }
  }

  /// Takes in the next event.
  mutating func take(_ recorded: RecordedEvent) async throws {
    switch recorded.event {
    case .agent(let agent, let event): atWork.take(event, of: agent)
    case .conversation(let id, .messageAppended(let sequence, .inbound)):
      try await received(
        MessageID(conversation: id, sequence: sequence),
        at: recorded.at
      )
    case .conversation(let id, .messageAppended(let sequence, .outbound))
    where unanswered[id]?.value != nil:
      let answer = try await message(MessageID(conversation: id, sequence: sequence))
      if answer?.isAgentsAnswer == true || answer?.author.isOutside == true {
        unanswered[id]?.value = nil
      }
    case .conversation(let id, .ended): unanswered[id]?.value = nil
    case .conversation(let id, .visitorPresence(.left)):
      unanswered[id]?.value?.look(at: recorded.at)
    default: break
    }
  }

  /// A customer's message has come: whom it concerns, by who was online then.
  private mutating func received(_ id: MessageID, at date: Date) async throws {
    guard !wanted.isEmpty, let conversation = conversations[id.conversation],
      conversation.isOpen, conversation.visitorBlock == nil,
      let message = try await message(id), message.author == .customer,
      message.automaticSignal == nil,
      // Nobody answers a word of consent, so nobody has missed it (C-02).
      message.consent == nil
    else { return }
    let known = unanswered[id.conversation]?.value
    var waiting = known ?? UnansweredConversation(id.conversation, at: date)
    let notices = waiting.received(
      id,
      for: try await audience(of: conversation, at: date),
      at: date
    )
    unanswered[id.conversation]?.value = waiting
    try await tell(notices)
  }

  /// The assignee, or everybody who wants it and sees the conversation.
  private func audience(
    of conversation: Conversation,
    at date: Date
  ) async throws -> UnansweredConversation.Audience {
    var audience = UnansweredConversation.Audience()
    let mayLeave = try await center.knowsPresence(in: conversation)
    let candidates = conversation.owner.map { [$0] } ?? wanted.keys.sorted()
    for id in candidates {
      guard let settings = wanted[id], let agent = agents[id], agent.presence != .removed,
        agent.maySee(conversation)
      else { continue }
      if atWork.contains(id, at: date) {
        if mayLeave, settings.missedConversations { audience.online.append(id) }
      } else if settings.offlineMessages {
        audience.offline.append(id)
      }
    }
    return audience
  }

  /// Tells agents: by an event at once, and by the next mail.
  mutating func tell(_ notices: [VisitNotice]) async throws {
    let coalescing = policy.coalescing
    for notice in notices {
      let agent: AgentID
      switch notice {
      case .offlineMessage(let to, let message):
        agent = to
        events.append(.agent(to, .offlineMessage(message)))
      case .missedConversation(let to, let message):
        agent = to
        events.append(.agent(to, .missedConversation(message)))
      }
      if wanted[agent] == nil { wanted[agent] = try await center.notificationSettings(of: agent) }
      guard policy.mail != nil, wanted[agent]?.email != nil else { continue }
      if outbox[agent] == nil {
        let id = AgentNotices.documentID(of: agent)
        outbox[agent] = try InHand(try await center.storage.document(id))
      }
      let entry = AgentNotices.Entry(notice, at: now)
      var notices = outbox[agent]?.value ?? AgentNotices(entry, for: agent, after: coalescing)
      notices.add(entry)
      outbox[agent]?.value = notices
    }
  }

  /// Puts everything that has changed into the batch.
  func finish(into batch: inout ChangeBatch) throws {
    for (id, document) in unanswered.sorted(by: { $0.key < $1.key }) {
      document.finish(UnansweredConversation.documentID(of: id), into: &batch)
    }
    for (id, document) in outbox.sorted(by: { $0.key < $1.key }) {
      document.finish(AgentNotices.documentID(of: id), into: &batch)
    }
    batch.events += events
  }

  private func message(_ id: MessageID) async throws -> Message? {
    try await center.storage
      .transcript(of: id.conversation, before: id.sequence + 1, limit: 1).first
  }
}

extension MessageAuthor {
  /// Whether somebody else has answered, by another way than this desk.
  fileprivate var isOutside: Bool {
    if case .outside = self { return true }
    return false
  }
}
