import ConversationCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A delivery as it is stored.
struct DeliveryRow: Sendable {
  var delivery: Delivery
  let conversation: UInt32
  let message: UInt32
  /// Under which lease a worker sends it; kept after its end, until the worker or the next one
  /// says what came of it.
  var lease: LeaseID?
  /// When the lease runs out, in milliseconds since 1970.
  var leasedUntil: Int64 = 0
  /// Whether a lease has run out without an outcome.
  var mayHaveBeenSent = false

  /// When somebody may send it: at its next attempt, or when its lease has run out.
  var dueAt: Int64? {
    guard let attempt = delivery.nextAttemptAt else { return nil }
    return lease == nil ? attempt.milliseconds : leasedUntil
  }
}

/// Every delivery, and of each conversation those that are not settled yet.
///
/// Only the first unsettled delivery of a conversation, its head, is ever leased.
struct Outbox: Sendable {
  private var rows = PagedRows<DeliveryRow>()
  /// The rows of unsettled deliveries in the order of their messages, by the conversation's row.
  private var unsettled: [UInt32: [UInt32]] = [:]
  private var heads = SortedIndexes<AdapterID, TimedConversation>()
  private var providers = ProviderIndex()

  subscript(row: Int) -> DeliveryRow { rows[row] }

  /// When the first head is due.
  var nextDue: Int64? { heads.all.compactMap { $0.first?.time }.min() }

  /// The heads of some adapters, or of all, that are due by a time.
  func due(at now: Int64, of adapters: Set<AdapterID>?, limit: Int) -> [ConversationID] {
    let lists = adapters.map { $0.compactMap { heads[$0] } } ?? heads.all
    var due: [ConversationID] = []
    for head in MergedWalk(lists.map { $0.ascending() }) {
      guard due.count < limit, head.time <= now else { break }
      due.append(head.id)
    }
    return due
  }

  /// The row of a conversation's head.
  func head(of conversation: Int) -> Int? {
    unsettled[UInt32(conversation)]?.first.map { Int($0) }
  }

  func find(_ providerID: String, at adapter: AdapterID) -> Int? {
    providers.row(providerID, adapter) { rows[$0].delivery }
  }

  /// Queues a delivery.
  mutating func append(_ delivery: Delivery, conversation: Int, message: Int) -> Int {
    let row = rows.append(
      DeliveryRow(
        delivery: delivery,
        conversation: UInt32(conversation),
        message: UInt32(message)
      )
    )
    if delivery.providerID != nil { providers.insert(row, delivery) }
    guard delivery.nextAttemptAt != nil else { return row }
    let oldHead = headKey(of: UInt32(conversation))
    insertUnsettled(row, delivery.id.sequence, of: UInt32(conversation))
    moveHead(from: oldHead, of: UInt32(conversation))
    return row
  }

  private mutating func insertUnsettled(_ row: Int, _ sequence: Int, of conversation: UInt32) {
    // Messages come in order, so that the place is the end.
    let place = unsettled[conversation]?.lastIndex {
      rows.read(Int($0)) { $0.delivery.id.sequence } < sequence
    }
    unsettled[conversation, default: []].insert(UInt32(row), at: place.map { $0 + 1 } ?? 0)
  }

  /// Changes a delivery, and what follows from it: which one is the head, and when it is due.
  ///
  /// - Returns: Whether the status has changed.
  mutating func update(_ row: Int, _ change: (inout DeliveryRow) -> Bool) -> Bool {
    let before = rows[row]
    let oldHead = headKey(of: before.conversation)
    let hasChanged = rows.update(row, change)
    let after = rows[row].delivery
    if before.delivery.providerID == nil, after.providerID != nil { providers.insert(row, after) }
    if before.delivery.nextAttemptAt != nil, after.nextAttemptAt == nil {
      unsettled[before.conversation]?.removeAll { $0 == UInt32(row) }
      if unsettled[before.conversation]?.isEmpty == true { unsettled[before.conversation] = nil }
    } else if before.delivery.nextAttemptAt == nil, after.nextAttemptAt != nil {
      insertUnsettled(row, after.id.sequence, of: before.conversation)
    }
    moveHead(from: oldHead, of: before.conversation)
    return hasChanged
  }

  /// A head among those of its adapter.
  private struct HeadKey: Equatable {
    let adapter: AdapterID
    let place: TimedConversation
  }

  private func headKey(of conversation: UInt32) -> HeadKey? {
    guard let row = unsettled[conversation]?.first else { return nil }
    let (delivery, dueAt) = rows.read(Int(row)) { ($0.delivery, $0.dueAt) }
    return dueAt.map {
      HeadKey(
        adapter: delivery.adapter,
        place: TimedConversation($0, delivery.id.conversation)
      )
    }
  }

  private mutating func moveHead(from old: HeadKey?, of conversation: UInt32) {
    let new = headKey(of: conversation)
    if old == new { return }
    if let old { heads.remove(old.place, at: old.adapter) }
    if let new { heads.insert(new.place, at: new.adapter) }
  }
}

/// Deliveries by what their provider calls them.
struct ProviderIndex: Sendable {
  private var byID = HashIndex()

  func row(
    _ providerID: String,
    _ adapter: AdapterID,
    delivery: (Int) -> Delivery
  ) -> Int? {
    byID.row(RowHash.of(providerID, adapter.rawValue)) { row in
      let delivery = delivery(row)
      return delivery.adapter == adapter
        && delivery.providerID?.hasSameBytes(as: providerID) == true
    }
  }

  mutating func insert(_ row: Int, _ delivery: Delivery) {
    guard let providerID = delivery.providerID else { return }
    byID.insert(RowHash.of(providerID, delivery.adapter.rawValue), row)
  }
}
