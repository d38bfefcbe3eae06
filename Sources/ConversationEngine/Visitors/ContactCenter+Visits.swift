import ChannelAdapters
public import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension ContactCenter {
  /// Notes where a visitor is, as their connection has found out: the event for agents, and for who is
  /// away or gone the emails that go after them (S-09, H-16).
  ///
  /// The chat's host calls it for each state that a visit enters; states that time alone brings about
  /// are noted by ``run()``.
  ///
  /// - Throws: `StorageError` when the storage failed.
  public func note(_ state: VisitorPresence.State, of visitor: ChannelAddress) async throws {
    try await commit { _, batch in
      guard let conversation = try await self.chat(of: visitor).conversation else { return }
      try await self.note([state], in: conversation, of: nil, into: &batch)
    }
  }

  /// Lets time pass for the visits of which something is due: who is away, who has left.
  ///
  /// A visit that cannot be read holds up no other.
  func advanceDueVisits() async throws {
    let query = DocumentQuery(kind: Visit.documentKind, name: Visit.presentKey, value: "")
    var cursor: PageCursor?
    repeat {
      let page = try await storage.documents(query, after: cursor, limit: 64)
      for document in page.elements {
        do {
          let visit = try document.value.value(as: Visit.self)
          guard let deadline = visit.nextDeadline, deadline <= now() else { return }
          try await advanceVisit(document.value.id)
        } catch {
          try keepGoing(after: error, "a visit")
        }
      }
      cursor = page.next
    } while cursor != nil
  }

  private func advanceVisit(_ id: DocumentID) async throws {
    try await commit { now, batch in
      guard let read = try await self.storage.document(id) else { return }
      var visit = try read.value.value(as: Visit.self)
      let before = visit
      let chat = try await self.chat(of: visit.visitor)
      let policy = chat.inbox.flatMap { self.visitors[$0] } ?? VisitorPolicy()
      let entered = visit.advance(under: policy.presence, to: now)
      guard visit != before else { return }
      batch.documents = [Change(Document(visit), expected: read.version)]
      guard let conversation = chat.conversation else { return }
      try await self.note(entered, in: conversation, of: visit, into: &batch)
    }
  }

  /// A visitor's conversation, and the inbox of the widget that they are at.
  private func chat(
    of visitor: ChannelAddress
  ) async throws -> (conversation: Conversation?, inbox: InboxID?) {
    guard let widget = visitor.scope else { return (nil, nil) }
    let thread = ThreadKey.address(visitor, at: widget, channel: .webChat)
    let door = UniqueKey.entryPoint(.webChat, widget)
    var request = LoadRequest()
    request.threadKeys = [thread]
    request.uniqueKeys = [door]
    let loaded = try await storage.load(request)
    let entryPoint = try loaded.document(at: door)?.value.value(as: EntryPoint.self)
    return (loaded.conversation(at: thread)?.value, entryPoint?.inbox)
  }

  /// Notes states that a visitor has entered, and has unread answers go after who is away or gone.
  private func note(
    _ states: [VisitorPresence.State],
    in conversation: Conversation,
    of visit: Visit?,
    into batch: inout ChangeBatch
  ) async throws {
    for state in states {
      batch.events.append(.conversation(conversation.id, .visitorPresence(state)))
    }
    guard states.contains(where: { $0 != .online }) else { return }
    batch.resumptions = try await unreadAnswers(in: conversation, seen: visit)
  }

  /// The answers that their visitor has got and not read, and when they go after them (H-16).
  private func unreadAnswers(
    in conversation: Conversation,
    seen: Visit?
  ) async throws -> [DeliveryResumption] {
    guard conversation.answerChannel == conversation.channel,
      let entryPoint = try? await entryPoint(conversation.entryPoint).value,
      let mailbox = try await mailbox(beside: entryPoint)
    else { return [] }
    let unread = try await storage.transcript(of: conversation.id, before: nil, limit: 50)
      .reversed()
      // Who has written in the chat has seen what stood there.
      .prefix { $0.direction != .inbound }
      .filter { message in
        message.direction == .outbound && message.channel == conversation.channel
          && (message.status == .sent || message.status == .delivered)
      }
    guard !unread.isEmpty else { return [] }
    let visitor = try await visitor(of: conversation, at: mailbox, seen: seen)
    let now = now()
    return unread.compactMap { message in
      let situation = visitor.situation(of: message, in: conversation, at: mailbox)
      switch mailbox.policy.route(situation, at: now) {
      case .email: return DeliveryResumption(message.id, at: now)
      case .waiting(let until): return DeliveryResumption(message.id, at: until)
      default: return nil
      }
    }
  }
}
