import ConversationCore

/// The claims that are taken, until they are forgotten.
struct ClaimTable: Sendable {
  private var rows = ReusableRows<Claim?>(blank: nil)
  private var byKey = HashIndex()
  private var byExpiry = SortedIndex<ExpiringRow>()

  func find(_ key: ClaimKey) -> Claim? { row(key).flatMap { rows[$0] } }

  func isTaken(_ key: ClaimKey) -> Bool { row(key) != nil }

  mutating func take(_ claim: Claim) {
    let row = rows.insert(claim)
    byKey.insert(RowHash.of(claim.key.rawValue), row)
    byExpiry.insert(ExpiringRow(time: claim.expiresAt.milliseconds, row: row))
  }

  /// Forgets claims that have expired by a time, earliest first.
  mutating func removeExpired(at now: Int64, limit: Int) -> Int {
    var removed = 0
    while removed < limit, let first = byExpiry.first, first.time <= now {
      byExpiry.remove(first)
      if let claim = rows[first.row] {
        byKey.remove(RowHash.of(claim.key.rawValue), first.row)
      }
      rows.remove(first.row)
      removed += 1
    }
    return removed
  }

  private func row(_ key: ClaimKey) -> Int? {
    byKey.row(RowHash.of(key.rawValue)) { rows[$0]?.key == key }
  }
}
