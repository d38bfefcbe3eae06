public import ConversationCore
public import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

// A customer's conversations keep the identifier that they were opened with, so that the history of
// somebody who has taken others over is several lists, read as one.
extension ContactCenter {
  /// A page of a customer's conversations that an agent sees, latest activity first (H-28): those of
  /// whom they have taken over among them.
  ///
  /// A page may hold fewer than were asked for, where others are not theirs to see; of a customer of whom
  /// they see nothing there is none. It costs no more than a page of each identity of the customer.
  /// - Throws: `ConversationError` `unknownAgent`; `StorageError`.
  public func conversations(
    of customer: CustomerID,
    after cursor: PageCursor? = nil,
    limit: Int = 50,
    for agent: AgentID
  ) async throws -> Page<InboxEntry> {
    let viewer = try await viewer(agent)
    do {
      try await requireSight(of: customer, by: viewer)
    } catch let error as ConversationError where error.code == .unknownCustomer {
      return Page([], next: nil)
    }
    let main = try await self.customer(customer)?.value.id ?? customer
    let identities = try await identities(of: main)
    let page =
      identities.count == 1
      ? try await history(of: main, after: cursor, limit: limit)
      : try await history(of: identities, asked: customer, after: cursor, limit: limit)
    let seen = page.elements.filter(viewer.maySee)
    return Page(try await entries(seen), next: page.next)
  }

  private func history(
    of customer: CustomerID,
    after cursor: PageCursor?,
    limit: Int
  ) async throws -> Page<Conversation> {
    let page = try await storage.conversations(.ofCustomer(customer), after: cursor, limit: limit)
    return Page(page.elements.map(\.value), next: page.next)
  }

  /// A page of what several lists make when they are merged.
  private func history(
    of identities: [CustomerID],
    asked: CustomerID,
    after cursor: PageCursor?,
    limit: Int
  ) async throws -> Page<Conversation> {
    var place = HistoryPlace(cursor, asked: asked)
    var lists: [(customer: CustomerID, page: Page<Conversation>, taken: Int)] = []
    for customer in identities where !place.isThrough(customer) {
      let page = try await history(of: customer, after: place[customer], limit: limit)
      lists.append((customer, page, 0))
    }
    var merged: [Conversation] = []
    while merged.count < limit {
      let heads = lists.indices.filter { lists[$0].taken < lists[$0].page.elements.count }
      func head(_ index: Int) -> Conversation { lists[index].page.elements[lists[index].taken] }
      let latest = heads.max {
        (head($0).lastActivityAt, head($0).id) < (head($1).lastActivityAt, head($1).id)
      }
      guard let latest else { break }
      merged.append(head(latest))
      lists[latest].taken += 1
    }
    for list in lists where list.taken > 0 || list.page.elements.isEmpty {
      var end = list.page.next
      if list.taken < list.page.elements.count {
        // Cursors stand at the ends of pages: where this one was left is that of a shorter page.
        end = try await history(
          of: list.customer,
          after: place[list.customer],
          limit: list.taken
        ).next
      }
      place.go(to: end, in: list.customer)
    }
    let isOver = identities.allSatisfy { place.isThrough($0) }
    return Page(merged, next: isOver ? nil : try place.cursor())
  }
}

/// How far a merged history was read, in each of its lists: a cursor of cursors.
private struct HistoryPlace {
  private static let mark = "merged:"

  private struct List: Codable {
    let customer: CustomerID
    /// Where to go on; `nil` where there is nothing more.
    let next: PageCursor?
  }

  private var lists: [CustomerID: PageCursor?] = [:]

  /// Reads a cursor.
  ///
  /// One of before the customer took others over is that of whom was asked for: theirs begin at their
  /// beginning then, and nothing is lost.
  init(_ cursor: PageCursor?, asked: CustomerID) {
    guard let cursor else { return }
    guard cursor.text.hasPrefix(Self.mark),
      let known = try? JSONDecoder().decode(
        [List].self,
        from: Data(cursor.text.utf8.dropFirst(Self.mark.utf8.count))
      )
    else {
      lists[asked] = cursor
      return
    }
    for list in known { lists[list.customer] = .some(list.next) }
  }

  /// Where a list goes on; `nil` at its beginning.
  subscript(customer: CustomerID) -> PageCursor? { lists[customer] ?? nil }

  /// Whether a list was read to its end.
  func isThrough(_ customer: CustomerID) -> Bool {
    if let known = lists[customer] { return known == nil }
    return false
  }

  mutating func go(to next: PageCursor?, in customer: CustomerID) {
    lists[customer] = .some(next)
  }

  func cursor() throws -> PageCursor {
    let known = lists.map { List(customer: $0.key, next: $0.value) }
      .sorted { $0.customer < $1.customer }
    let text = String(decoding: try JSONEncoder().encode(known), as: UTF8.self)
    return PageCursor(text: Self.mark + text)
  }
}
