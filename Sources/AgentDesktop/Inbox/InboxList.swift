public import ConversationCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// An agent's inbox: Open, divided into what is nobody's, theirs and others', then what is snoozed, and
/// Resolved, each with its label, its count and the rows that are loaded (H-01 … H-03, H-07, A-24).
///
/// It is made of masked rows, and holds nothing beside them. Counts are those of the whole inbox, of
/// which a list has the first rows; it is kept up to date by what a desk feed tells.
public struct InboxList: Hashable, Sendable {
  /// A part of the inbox.
  public struct Section: Hashable, Sendable, Identifiable {
    /// Which one.
    public let category: InboxCategory
    /// What it is called.
    public let label: String
    /// How many conversations there are in it, loaded or not.
    public fileprivate(set) var count = 0
    /// In how many of them a customer waits for an answer.
    public fileprivate(set) var waiting = 0
    /// Those that are loaded, in the order of the list.
    public fileprivate(set) var rows: [InboxRow] = []

    /// The category.
    public var id: InboxCategory { category }
    /// Whether there are more than are loaded.
    public var hasMore: Bool { rows.count < count }
  }

  /// What the open sections together are called.
  public let openLabel: String
  /// The order of the rows.
  public let order: InboxOrder
  /// Every section, the open ones first.
  public private(set) var sections: [Section]

  /// The sections of Open, without what is out of sight.
  public var open: [Section] { sections.filter { InboxCategory.open.contains($0.category) } }
  /// How many conversations are being worked on (H-02).
  public var openCount: Int { open.reduce(0) { $0 + $1.count } }

  /// Sorts rows into their sections.
  public init(
    _ rows: [InboxRow] = [],
    counts: InboxCounts = InboxCounts(),
    order: InboxOrder = .lastActivity,
    labels: InboxLabels = InboxLabels()
  ) {
    openLabel = labels.open
    self.order = order
    sections = InboxCategory.allCases.map { Section(category: $0, label: labels[$0]) }
    for row in rows { put(row) }
    count(counts)
  }

  /// One section.
  public subscript(category: InboxCategory) -> Section {
    sections.first { $0.category == category } ?? Section(category: category, label: "")
  }

  /// The row of a conversation, if it is loaded.
  public func row(of id: ConversationID) -> InboxRow? {
    for section in sections {
      if let row = section.rows.first(where: { $0.id == id }) { return row }
    }
    return nil
  }

  /// Puts a row where it belongs now, whether it is new or was elsewhere.
  public mutating func put(_ row: InboxRow) {
    remove(row.id)
    guard let index = sections.firstIndex(where: { $0.category == row.category }) else { return }
    let rows = sections[index].rows
    let place = rows.firstIndex { precedes(row, $0) } ?? rows.endIndex
    sections[index].rows.insert(row, at: place)
  }

  /// Takes the row of a conversation out.
  public mutating func remove(_ id: ConversationID) {
    for index in sections.indices { sections[index].rows.removeAll { $0.id == id } }
  }

  /// Says how many conversations there are.
  public mutating func count(_ counts: InboxCounts) {
    for index in sections.indices {
      sections[index].count = counts[sections[index].category]
      sections[index].waiting = counts.waiting(in: sections[index].category)
    }
  }

  /// The order of an inbox: as its pages have it.
  private func precedes(_ row: InboxRow, _ other: InboxRow) -> Bool {
    if order == .waiting {
      switch (row.waiting?.since, other.waiting?.since) {
      case (let since?, let others?) where since != others: return since < others
      case (_?, nil): return true
      case (nil, _?): return false
      default: break
      }
    }
    let (activity, others) = (row.card.sinceActivity.since, other.card.sinceActivity.since)
    return activity == others ? row.id > other.id : activity > others
  }
}
