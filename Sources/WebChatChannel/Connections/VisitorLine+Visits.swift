import ConversationCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension VisitorLine {
  /// Goes on with the visit, or begins another.
  func beginVisit(_ hello: VisitorHello) async {
    guard let session = connection.session else { return }
    // What the server knows of the connection is better than what a page says.
    place = arrival.location ?? hello.location
    await changeVisit(beginningWith: hello.page, .active)
    if connection.session?.visitStartedAt == nil { connection.session = session }
  }

  /// Notes what is heard of the visitor.
  func noteSignal(_ signal: VisitorPresence.Signal, _ page: VisitorPage?) async {
    await changeVisit(beginningWith: page, signal)
  }

  /// Notes that the visitor has written: who could answer, and who is to be told.
  func noteWriting(_ message: MessageID?) async {
    await changeSession { $0.noteWriting() }
    guard let message, let visitor else { return }
    guard let audience = try? await server.host.audience(of: visitor) else { return }
    await changeVisit(beginningWith: nil, .active, isWriting: true) { visit in
      visit.unanswered.received(
        message,
        online: audience.online,
        offline: audience.offline
      )
    }
  }

  /// Changes the visit that is written down; whoever comes back after it is over begins another.
  private func changeVisit(
    beginningWith page: VisitorPage?,
    _ signal: VisitorPresence.Signal,
    isWriting: Bool = false,
    _ change: (inout Visit) -> [VisitNotice] = { _ in [] }
  ) async {
    guard let session = connection.session else { return }
    let policy = server.settings.presence
    for _ in 0..<8 {
      let now = server.now()
      var read: WebChatRecord<Visit>?
      if let start = session.visitStartedAt {
        let id = Visit.documentID(of: session.visitor, startedAt: start.milliseconds)
        guard let found = try? await server.host.record(id, as: Visit.self) else { return }
        read = found
      }
      var happenings: [VisitorHappening] = []
      var before = read?.value
      if isWriting || (before?.nextDeadline).map({ now >= $0 }) == true {
        guard let known = try? await server.withAnswers(before) else { return }
        before = known
      }
      if var over = before, !over.isOver {
        let passed = over.advance(under: policy, to: now)
        happenings += passed.entered.map { .presence($0) } + passed.notices.map { .notice($0) }
        if over.isOver {
          // Time alone has ended it; what comes now belongs to the next one.
          guard let read, await commit(over, read.version) else { continue }
          for happening in happenings { await note(happening) }
          return await beginAnother(page, signal, change)
        }
        before = over
      }
      guard var visit = before, !visit.isOver, let read else {
        return await beginAnother(page, signal, change)
      }
      if let page = page.flatMap({ PageView($0, at: now) }) { visit.opened(page) }
      visit.note(place)
      let noted = visit.note(signal, under: policy, at: now)
      happenings += noted.entered.map { .presence($0) }
      happenings += (noted.notices + change(&visit)).map { .notice($0) }
      guard visit.isWorthWriting(after: read.value, under: policy) else { return }
      if await commit(visit, read.version) {
        for happening in happenings { await note(happening) }
        return
      }
    }
  }

  /// Begins a visit, unless all there is to note is the end of one.
  private func beginAnother(
    _ page: VisitorPage?,
    _ signal: VisitorPresence.Signal,
    _ change: (inout Visit) -> [VisitNotice]
  ) async {
    guard signal == .active, let session = connection.session else { return }
    let now = server.now().inWholeMilliseconds
    var visit = Visit(
      of: session.visitor,
      referrer: page?.referrer,
      device: arrival.userAgent.map { VisitorDevice(userAgent: $0) },
      location: place,
      under: server.settings.presence,
      at: now
    )
    if let page = page.flatMap({ PageView($0, at: now) }) { visit.opened(page) }
    let notices = change(&visit)
    guard await commit(visit, nil) else { return }
    await changeSession { session in
      session.visitStartedAt = now
      return true
    }
    connection.session?.visitStartedAt = now
    await note(.presence(.online))
    for notice in notices { await note(.notice(notice)) }
  }

  private func commit(_ visit: Visit, _ version: Int?) async -> Bool {
    (try? await server.host.commit([.write(visit, expected: version)])) ?? false
  }
}

extension PageView {
  fileprivate init?(_ page: VisitorPage, at now: Date) {
    self.init(url: page.url, title: page.title, at: now)
  }
}
