public import ConversationCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension WebChatServer {
  /// Has the open lines that an event of the contact center concerns look for what is new, at once.
  ///
  /// A process that holds connections hands in every event, from the time it starts on. Lines read
  /// what is stored: an event that comes twice, late or never doubles nothing and loses nothing, but
  /// for the time until the next one.
  ///
  /// - Throws: What the host throws; the event can be handed in again.
  public func follow(_ event: Event) async throws {
    guard case .conversation(let id, let happening) = event, !lines.isEmpty else { return }
    switch happening {
    case .opened, .customerRecognised:
      // No line shows it yet: it was begun by an agent, or in another browser.
      for visitor in try await host.visitors(of: id) { await lines.wake(visitor) }
    case .visitorPresence, .visitorMissed, .deliveryChanged: return
    default: await lines.wake(showing: id)
    }
  }

  /// Lets time pass for a visit: notes that the visitor is away, or gone without a word.
  ///
  /// A host's worker calls it for the visits of `Visit.presentKey` whose rank, in milliseconds, has
  /// come; nothing depends on its punctuality.
  ///
  /// - Returns: What has happened, for agents: states and notices.
  /// - Throws: What the host throws.
  public func advanceVisit(_ id: DocumentID) async throws -> [VisitorHappening] {
    for _ in 0..<8 {
      guard let read = try await host.record(id, as: Visit.self), !read.value.isOver,
        var visit = try await withAnswers(read.value)
      else { return [] }
      let passed = visit.advance(under: settings.presence, to: now())
      guard visit != read.value else { return [] }
      if try await host.commit([.write(visit, expected: read.version)]) {
        return passed.entered.map { .presence($0) } + passed.notices.map { .notice($0) }
      }
    }
    return []
  }

  /// The visit, with its messages answered if an agent has written after them.
  func withAnswers(_ visit: Visit?) async throws -> Visit? {
    guard var visit, let last = visit.unanswered.last else { return visit }
    let later = try await host.transcript(of: visit.visitor, after: last, limit: 100)
    let isAnswered = later.contains { message in
      if case .agent = message.author { message.direction == .outbound } else { false }
    }
    if isAnswered { visit.unanswered.answered() }
    return visit
  }
}
