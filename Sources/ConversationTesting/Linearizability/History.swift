/// What became known, in that order, of operations that were carried out at the same time.
///
/// A *process* is whoever does one thing after the other: a task, a thread, a client. Each operation
/// begins with `invoke` and ends with one of three words, those of Jepsen's histories.
///
/// ```swift
/// var history = History<String, Int>()
/// try history.append(.invoke("read"), by: 0)
/// try history.append(.ok(3), by: 0)
/// ```
public struct History<Operation: Sendable, Outcome: Sendable>: Sendable {
  /// What is known at one moment of one process's operation.
  public enum Event: Sendable {
    /// It begins.
    case invoke(Operation)
    /// It has happened, with this outcome.
    case ok(Outcome)
    /// It has certainly not happened.
    case fail
    /// Nobody knows: it may have happened, may still happen, or never will. Its process is gone.
    case info
  }

  /// An operation from its beginning to whatever is known of its end.
  struct Span: Sendable {
    let operation: Operation
    let process: Int
    /// The numbers of the events with which it begins and ends; `nil` while it has not ended.
    let invokedAt: Int
    var endedAt: Int?
    /// `nil` for one that has not happened, or of which nobody knows.
    var outcome: Outcome?
    var hasFailed = false
  }

  /// Everything, in the order in which it became known.
  public private(set) var events: [(process: Int, event: Event)] = []
  private(set) var spans: [Span] = []
  /// The span that a process is at.
  private var current: [Int: Int] = [:]
  private var gone: Set<Int> = []

  /// Begins without any event.
  public init() {}

  /// How many operations have begun.
  public var count: Int { spans.count }

  /// Adds what became known next.
  ///
  /// - Throws: ``MalformedHistory`` for a process that begins a second operation before the first has
  ///   ended, ends one that it has not begun, or goes on after an `info`.
  public mutating func append(
    _ event: Event,
    by process: Int
  ) throws(MalformedHistory) {
    guard !gone.contains(process) else { throw MalformedHistory(process, "goes on after an info") }
    let number = events.count
    if case .invoke(let operation) = event {
      guard current[process] == nil else {
        throw MalformedHistory(process, "begins two operations at once")
      }
      current[process] = spans.count
      spans.append(Span(operation: operation, process: process, invokedAt: number))
    } else {
      guard let span = current.removeValue(forKey: process) else {
        throw MalformedHistory(process, "ends what it has not begun")
      }
      end(span, of: process, with: event, at: number)
    }
    events.append((process, event))
  }

  private mutating func end(_ span: Int, of process: Int, with event: Event, at number: Int) {
    switch event {
    case .invoke: break
    case .ok(let outcome):
      spans[span].outcome = outcome
      spans[span].endedAt = number
    case .fail: spans[span].hasFailed = true
    // It is never over: nothing in the history has to come after it.
    case .info: gone.insert(process)
    }
  }
}

/// A history that no processes can have.
public struct MalformedHistory: Error, Hashable, Sendable, CustomStringConvertible {
  /// The process that does what none can.
  public let process: Int
  private let deed: String

  init(_ process: Int, _ deed: String) {
    self.process = process
    self.deed = deed
  }

  /// Who does what.
  public var description: String { "process \(process) \(deed)" }
}

extension History: CustomStringConvertible {
  /// One line an event.
  public var description: String {
    zip(1..., events).map { number, entry in
      let told =
        switch entry.event {
        case .invoke(let operation): "invoke \(operation)"
        case .ok(let outcome): "ok     \(outcome)"
        case .fail: "fail"
        case .info: "info"
        }
      return "\(number)\tprocess \(entry.process)\t\(told)"
    }.joined(separator: "\n")
  }
}
