import Synchronization

/// What is counted over the day, and which expectations failed.
final class Tally: Sendable {
  private struct Counts: Sendable {
    var received = 0
    var sent = 0
    var duplicates = 0
    var reports = 0
    var refused = 0
    var failures: [String] = []
  }

  private let counts = Mutex(Counts())

  var received: Int {
    get { counts.withLock { $0.received } }
    set { counts.withLock { $0.received = newValue } }
  }
  var sent: Int {
    get { counts.withLock { $0.sent } }
    set { counts.withLock { $0.sent = newValue } }
  }
  var duplicates: Int {
    get { counts.withLock { $0.duplicates } }
    set { counts.withLock { $0.duplicates = newValue } }
  }
  var reports: Int {
    get { counts.withLock { $0.reports } }
    set { counts.withLock { $0.reports = newValue } }
  }
  var refused: Int {
    get { counts.withLock { $0.refused } }
    set { counts.withLock { $0.refused = newValue } }
  }
  var failures: [String] { counts.withLock { $0.failures } }

  /// Notes an expectation that does not hold.
  func expect(_ holds: Bool, _ what: String) {
    if !holds { counts.withLock { $0.failures.append(what) } }
  }
}
