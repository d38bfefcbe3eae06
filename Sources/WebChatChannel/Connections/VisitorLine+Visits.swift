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

  /// Notes that the visitor has written.
  func noteWriting() async {
    await changeSession { $0.noteWriting() }
    await changeVisit(beginningWith: nil, .active)
  }

  /// Changes the visit that is written down; whoever comes back after it is over begins another.
  private func changeVisit(
    beginningWith page: VisitorPage?,
    _ signal: VisitorPresence.Signal
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
      guard let read, !read.value.isOver else { return await beginAnother(page, signal) }
      var visit = read.value
      var entered = visit.advance(under: policy, to: now)
      if visit.isOver {
        // Time alone has ended it; what comes now belongs to the next one.
        guard await commit(visit, read.version) else { continue }
        await note(entered)
        return await beginAnother(page, signal)
      }
      if let page = page.flatMap({ PageView($0, at: now) }) { visit.opened(page) }
      visit.note(place)
      entered += visit.note(signal, under: policy, at: now)
      guard visit.isWorthWriting(after: read.value, under: policy) else { return }
      if await commit(visit, read.version) { return await note(entered) }
    }
  }

  /// Begins a visit, unless all there is to note is the end of one.
  private func beginAnother(_ page: VisitorPage?, _ signal: VisitorPresence.Signal) async {
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
    guard await commit(visit, nil) else { return }
    await changeSession { session in
      session.visitStartedAt = now
      return true
    }
    connection.session?.visitStartedAt = now
    await note(.presence(.online))
  }

  private func note(_ entered: [VisitorPresence.State]) async {
    for state in entered { await note(.presence(state)) }
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
