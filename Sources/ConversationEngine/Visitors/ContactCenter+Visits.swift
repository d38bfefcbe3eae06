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
  /// are noted by ``run()``. A channel of the host's own that keeps no visits says what it hears by
  /// ``heard(_:of:on:at:page:location:)`` instead.
  ///
  /// `recipient`: what the channel calls the entry point; `nil` for the one that the address names.
  /// - Throws: `StorageError` when the storage failed.
  public func note(
    _ state: VisitorPresence.State,
    of visitor: ChannelAddress,
    on channel: ChannelKind = .webChat,
    at recipient: String? = nil
  ) async throws {
    try await commit { _, batch in
      let chat = try await self.chat(of: visitor, on: channel, at: recipient ?? visitor.scope)
      guard let conversation = chat.conversation else { return }
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
      let chat = try await self.chat(of: visit)
      let policy = chat.inbox.flatMap { self.visitors[$0] } ?? VisitorPolicy()
      let entered = visit.advance(under: policy.presence, to: now)
      guard visit != before else { return }
      batch.documents = [Change(Document(visit), expected: read.version)]
      guard let conversation = chat.conversation else { return }
      try await self.note(entered, in: conversation, of: visit, into: &batch)
    }
  }

  /// A visitor's conversation, and the inbox of the entry point that they are at.
  private func chat(
    of visit: Visit
  ) async throws -> (conversation: Conversation?, inbox: InboxID?) {
    try await chat(of: visit.visitor, on: visit.channel, at: visit.recipient)
  }

  /// A visitor's conversation, and the inbox of the entry point that they are at.
  func chat(
    of visitor: ChannelAddress,
    on channel: ChannelKind,
    at recipient: String?
  ) async throws -> (conversation: Conversation?, inbox: InboxID?) {
    guard let recipient else { return (nil, nil) }
    let thread = ThreadKey.address(visitor, at: recipient, channel: channel)
    let door = UniqueKey.entryPoint(channel, recipient)
    var request = LoadRequest()
    request.threadKeys = [thread]
    request.uniqueKeys = [door]
    let loaded = try await storage.load(request)
    let entryPoint = try loaded.document(at: door)?.value.value(as: EntryPoint.self)
    return (loaded.conversation(at: thread)?.value, entryPoint?.inbox)
  }

  /// Notes states that a visitor has entered: unread answers go after who is away or gone, and what waits
  /// is shown to who is back.
  func note(
    _ states: [VisitorPresence.State],
    in conversation: Conversation,
    of visit: Visit?,
    into batch: inout ChangeBatch
  ) async throws {
    for state in states {
      batch.events.append(.conversation(conversation.id, .visitorPresence(state)))
    }
    guard !states.isEmpty else { return }
    batch.resumptions = try await unreadAnswers(in: conversation, seen: visit)
  }

  /// The answers that their visitor has not read, and when they are looked at (H-11, H-16).
  private func unreadAnswers(
    in conversation: Conversation,
    seen: Visit?
  ) async throws -> [DeliveryResumption] {
    guard conversation.answerChannel == conversation.channel,
      let entryPoint = try? await entryPoint(conversation.entryPoint).value,
      let mailbox = try await mailbox(beside: entryPoint)
    else { return [] }
    let transcript = try await storage.transcript(of: conversation.id, before: nil, limit: 50)
    let unread = UnreadAnswers(in: transcript, on: conversation.channel).messages
    guard !unread.isEmpty else { return [] }
    let visitor = try await visitor(of: conversation, at: mailbox, seen: seen)
    let now = now()
    return unread.compactMap { message in
      let situation = visitor.situation(of: message, in: conversation, at: mailbox)
      switch mailbox.policy.route(situation, at: now) {
      case .email: return DeliveryResumption(message.id, at: now)
      case .waiting(let until): return DeliveryResumption(message.id, at: until)
      default: return message.status == .queued ? DeliveryResumption(message.id, at: now) : nil
      }
    }
  }
}
