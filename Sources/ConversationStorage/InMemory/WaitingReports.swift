import ConversationCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Reports about messages whose identifier at the provider is not known yet.
///
/// A provider's report may overtake its own answer to the request that sent the message.
struct WaitingReports: Sendable {
  /// For how long a report waits, in milliseconds: seven days.
  static let patience: Int64 = 7 * 24 * 60 * 60 * 1000

  private struct Key: Hashable, Sendable {
    let adapter: AdapterID
    let providerID: ReportedID
  }

  private struct Waiting: Sendable {
    let key: Key
    let report: DeliveryReportRecord
  }

  /// An identifier of a provider, compared byte by byte.
  private struct ReportedID: HostIdentifier {
    let rawValue: String
  }

  private var rows = ReusableRows<Waiting?>(blank: nil)
  private var byKey: [Key: [ExpiringRow]] = [:]
  private var byExpiry = SortedIndex<ExpiringRow>()

  mutating func add(
    _ report: DeliveryReportRecord,
    _ providerID: String,
    adapter: AdapterID,
    at now: Int64
  ) {
    let key = Key(adapter: adapter, providerID: ReportedID(rawValue: providerID))
    let row = rows.insert(Waiting(key: key, report: report))
    let entry = ExpiringRow(time: now.addingReportingOverflow(Self.patience).partialValue, row: row)
    byExpiry.insert(entry)
    byKey[key, default: []].append(entry)
  }

  /// Hands out the reports about an identifier, in the order in which they came.
  mutating func take(_ providerID: String, adapter: AdapterID) -> [DeliveryReportRecord] {
    let key = Key(adapter: adapter, providerID: ReportedID(rawValue: providerID))
    guard let entries = byKey.removeValue(forKey: key) else { return [] }
    return entries.compactMap { entry in
      defer {
        byExpiry.remove(entry)
        rows.remove(entry.row)
      }
      return rows[entry.row]?.report
    }
  }

  /// Forgets reports that have waited in vain, longest first.
  mutating func removeExpired(at now: Int64, limit: Int) -> Int {
    var removed = 0
    while removed < limit, let first = byExpiry.first, first.time <= now {
      byExpiry.remove(first)
      if let key = rows[first.row]?.key {
        byKey[key]?.removeAll { $0 == first }
        if byKey[key]?.isEmpty == true { byKey[key] = nil }
      }
      rows.remove(first.row)
      removed += 1
    }
    return removed
  }
}
