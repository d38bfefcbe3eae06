import ConversationCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension VisitorLine {
  /// Does a step, and what it leads to.
  func perform(_ step: VisitorConnection.Step) async {
    switch step {
    case .send(let frame): await tell(frame)
    case .admit(let hello): await admit(hello)
    case .take(let message): await take(message)
    case .takeForm(let form): await take(form)
    case .takeRating(let rating): await take(rating)
    case .end: await attempt { events, _ in _ = try await self.server.host.ingest([events.end]) }
    case .report(let message, let status): await report(upTo: message, status)
    case .reportRead(let until):
      await attempt { events, session in
        let report = events.report(.sentUntil(until, to: session.visitor), .read)
        _ = try await self.server.host.ingest([report])
      }
    case .readTranscript: await readTranscript()
    case .look:
      await attempt { _, session in
        let standing = try await self.server.host.standing(of: session.visitor)
        self.show(standing.conversation)
        for frame in self.connection.told(standing) { await self.tell(frame) }
      }
    case .showTyping(let isOn): await note(.typing(isOn))
    case .note(let signal, let page): await noteSignal(signal, page)
    case .logOut: await logOut()
    case .close: end()
    }
  }

  /// How the visitor's events are made.
  private func events(_ session: VisitorSession) -> VisitorEvents {
    VisitorEvents(
      visitor: session.visitor,
      widget: session.widget,
      name: session.identity?.name,
      isVerified: session.isVerified(at: server.now())
    )
  }

  /// Does something for the visitor; a failure is told.
  private func attempt(
    frame: String? = nil,
    _ work: (VisitorEvents, VisitorSession) async throws -> Void
  ) async {
    guard let session = connection.session else { return }
    do {
      try await work(events(session), session)
    } catch let refusal as WebChatRefusal {
      await tell(.refused(refusal))
    } catch {
      await tell(.refused(.unavailable(frame: frame)))
    }
  }

  // MARK: What is stored

  private func take(_ message: VisitorMessage) async {
    await attempt(frame: message.id) { events, session in
      try await self.count(message.id, session)
      let files = try events.files(
        of: message,
        secrets: self.server.settings.tokenSecrets,
        at: self.server.now()
      )
      let event = events.message(
        id: message.id,
        text: message.text,
        attachments: files,
        sentAt: message.sentAt
      )
      try await self.store(event, as: message.id, session)
    }
  }

  private func take(_ form: ContactForm) async {
    await attempt(frame: form.id) { events, session in
      try await self.count(form.id, session)
      let event = events.message(id: form.id, text: form.text)
      // First what the visitor said of themselves would be lost with a failure, then the copy of the
      // message is recognised: in this order both are there in the end.
      let stored = try await self.stored(event, as: form.id, session)
      try await self.server.host.note(.contact(form), by: session, at: self.server.now())
      await self.confirm(stored, as: form.id)
    }
  }

  private func take(_ rating: VisitorRating) async {
    await attempt(frame: rating.id) { _, session in
      try await self.count(rating.id, session)
      let isKept = try await self.server.host.rate(rating, by: session.visitor)
      guard isKept else {
        throw WebChatRefusal(.notTaken, "this conversation cannot be rated", frame: rating.id)
      }
      await self.tell(.stored(id: rating.id, message: nil))
    }
  }

  /// Refuses what comes too often, before anything is written.
  private func count(_ frame: String, _ session: VisitorSession) async throws {
    let now = server.now()
    guard let wait = await server.limiter.wait(for: .message, by: session.hash, at: now) else {
      return
    }
    throw WebChatRefusal.tooOften(wait, frame: frame)
  }

  private func store(_ event: InboundEvent, as frame: String, _ session: VisitorSession)
    async throws
  {
    let message = try await stored(event, as: frame, session)
    await confirm(message, as: frame)
  }

  private func stored(_ event: InboundEvent, as frame: String, _ session: VisitorSession)
    async throws -> MessageID?
  {
    guard case .stored(let message) = try await server.host.ingest([event]).first else {
      throw WebChatRefusal(.notTaken, "the business does not take this now", frame: frame)
    }
    return message
  }

  /// Tells that a message is stored, and every tab of the visitor what it says.
  private func confirm(_ message: MessageID?, as frame: String) async {
    await tell(.stored(id: frame, message: message))
    await noteWriting()
    await perform([.readTranscript, .look])
    if let visitor { await server.lines.wake(visitor, besides: self) }
  }

  // MARK: What is told

  /// Tells everything of the transcript that was not told yet.
  private func readTranscript() async {
    guard let session = connection.session else { return }
    let limit = max(1, server.settings.pageSize)
    do {
      while connection.phase == .open {
        let page = try await server.host.transcript(
          of: session.visitor,
          after: connection.cursor,
          limit: limit
        )
        let before = connection.cursor
        for frame in connection.told(page, name: { server.host.name(of: $0) }) {
          await tell(frame)
        }
        if page.isEmpty || connection.cursor == before { return }
      }
    } catch {
      // Whoever does not know what is missing begins again where they are.
      await perform(connection.refused(.unavailable()))
    }
  }

  /// Reports on the newest messages up to one: those before were reported with earlier ones.
  private func report(upTo message: MessageID, _ status: DeliveryStatus) async {
    let most = 100
    await attempt { events, session in
      let start = MessageID(
        conversation: message.conversation,
        sequence: max(0, message.sequence - most)
      )
      let page = try await self.server.host.transcript(
        of: session.visitor,
        after: start,
        limit: most
      )
      let reports = page.filter { found in
        found.id.conversation == message.conversation && found.id <= message
          && found.direction == .outbound && (found.status?.rank ?? .max) < status.rank
      }
      guard !reports.isEmpty else { return }
      _ = try await self.server.host.ingest(
        reports.map { events.report(.message($0.id), status) }
      )
    }
  }
}
