import ConversationCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The claims that are taken, until they are forgotten.
struct ClaimTable: Sendable {
  private struct Row: Sendable {
    let key: TextPages.Place
    let result: TextPages.Place
    /// Milliseconds since 1970.
    let expiresAt: Int64
  }

  private var rows = ReusableRows(blank: Row(key: .empty, result: .empty, expiresAt: 0))
  private var texts = TextPages()
  private var byKey = HashIndex()
  private var byExpiry = SortedIndex<ExpiringRow>()

  func find(_ key: ClaimKey) -> Claim? {
    guard let row = row(key).map({ rows[$0] }) else { return nil }
    return Claim(
      key,
      result: texts.text(at: row.result),
      expiresAt: Date(milliseconds: row.expiresAt)
    )
  }

  func isTaken(_ key: ClaimKey) -> Bool { row(key) != nil }

  mutating func take(_ claim: Claim) {
    let expiresAt = claim.expiresAt.milliseconds
    let row = rows.insert(
      Row(
        key: texts.append(claim.key.rawValue),
        result: texts.append(claim.result),
        expiresAt: expiresAt
      )
    )
    byKey.insert(RowHash.of(claim.key.rawValue), row)
    byExpiry.insert(ExpiringRow(time: expiresAt, row: row))
  }

  /// Forgets a claim before its time.
  mutating func forget(_ key: ClaimKey) {
    guard let row = row(key) else { return }
    byExpiry.remove(ExpiringRow(time: rows[row].expiresAt, row: row))
    remove(row)
  }

  /// Forgets claims that have expired by a time, earliest first.
  mutating func removeExpired(at now: Int64, limit: Int) -> Int {
    var removed = 0
    while removed < limit, let first = byExpiry.first, first.time <= now {
      byExpiry.remove(first)
      remove(first.row)
      removed += 1
    }
    return removed
  }

  private mutating func remove(_ number: Int) {
    let row = rows[number]
    byKey.remove(RowHash.of(texts.text(at: row.key)), number)
    texts.release(row.key)
    texts.release(row.result)
    rows.remove(number)
  }

  private func row(_ key: ClaimKey) -> Int? {
    byKey.row(RowHash.of(key.rawValue)) { texts.holds(key.rawValue, at: rows[$0].key) }
  }
}
