import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Checks the invariants: after every step for what it has touched, and now and then for everything.
final class Inspector {
  let model: Model
  private let hosts: SimulatedHosts
  /// Whether a fault has kept something from being done that the next look-around does.
  private(set) var hasArrears = false

  init(_ hosts: SimulatedHosts, model: Model) {
    self.hosts = hosts
    self.model = model
  }

  var storage: any ContactCenterStorage { hosts.storage }

  /// A worker has looked around while nothing failed.
  func forgetArrears() { hasArrears = false }

  /// Checks what a step has touched.
  ///
  /// Returns whether a fault has happened in it.
  @discardableResult
  func inspect(_ commands: StageReach.Commands) async throws -> Bool {
    let (unsorted, isStuck) = hosts.desk.takeCommitments()
    if isStuck { throw Violation(.liveness, "the step goes round in a circle") }
    let faults = hosts.faults.struck.values.reduce(0, +)
    let hasFailed = faults > model.counts.faults
    if hasFailed { hasArrears = true }
    model.counts.faults = faults
    var touched = Touched()
    var events = try await newEvents()[...]
    for commitment in Self.inOrder(unsorted) {
      try take(commitment, &events, &touched, commands)
    }
    if let first = events.first {
      throw Violation(.noPhantom, "event \(first.cursor.position) was committed by nobody")
    }
    try await compare(touched)
    for departure in hosts.provider.takeDepartures() {
      guard let index = model.index(of: departure.message.conversation) else {
        throw Violation(.noPhantom, "a message leaves that is in no conversation")
      }
      model.counts.messagesOut += 1
      try Invariant06Order.check(departure, of: &model.conversations[index])
    }
    return hasFailed
  }

  /// What has become of one batch.
  private func take(
    _ commitment: Commitment,
    _ events: inout ArraySlice<RecordedEvent>,
    _ touched: inout Touched,
    _ commands: StageReach.Commands
  ) throws(Violation) {
    for change in commitment.batch.conversations where change.expected == nil {
      guard model.index(of: change.value.id) == nil, model.open(change.value) != nil else {
        throw Violation(.noPhantom, "a conversation is opened twice, or for nobody")
      }
    }
    while let event = events.first, event.cursor <= commitment.cursor {
      events.removeFirst()
      try EventWalk.take(event, into: model)
    }
    for change in commitment.batch.conversations {
      guard let index = model.index(of: change.value.id) else { continue }
      try take(change, at: index, commands)
      touched.add(conversation: index)
      for number in model.adopt(change.value, at: index) { touched.add(agent: number) }
    }
    for change in commitment.batch.agents {
      guard let number = model.number(of: change.value.id) else {
        throw Violation(.noPhantom, "there is no agent \(change.value.id)")
      }
      let known = model.agents[number]
      try Invariant12Monotony.check(
        expected: change.expected,
        version: known.version,
        what: "agent \(known.id)"
      )
      try Invariant12Monotony.check(change.value, after: known.record)
      model.agents[number].version += 1
      model.adopt(change.value, at: number)
      touched.add(agent: number)
    }
  }

  private func take(
    _ change: Change<Conversation>,
    at index: Int,
    _ commands: StageReach.Commands
  ) throws(Violation) {
    let known = model.conversations[index]
    try Invariant01NoDoubleAccept.check(change.value, of: known)
    try Invariant02OffersEndOnce.check(change.value, of: known)
    try Invariant11Determinism.check(change.value, of: known)
    try Invariant12Monotony.check(change.value, after: known.record, in: known)
    try Invariant12Monotony.check(
      expected: change.expected,
      version: known.version,
      what: "the conversation",
      in: known.name
    )
    try Invariant09Legality.check(
      from: known.record?.stage.name,
      to: change.value,
      by: commands,
      in: known
    )
    model.conversations[index].version += 1
  }

  /// Reads what was touched and compares it with what was committed.
  private func compare(_ touched: Touched) async throws {
    guard !touched.isEmpty else { return }
    var request = LoadRequest()
    request.conversations = touched.conversations.map { model.conversations[$0].id }
    request.agents = touched.agents.map { model.agents[$0].id }
    let loaded = try await storage.load(request)
    guard loaded.conversations.count == touched.conversations.count,
      loaded.agents.count == touched.agents.count
    else { throw Violation(.noLostMessage, "a record that was committed is not there") }
    for read in loaded.agents { try compare(read) }
    for read in loaded.conversations {
      guard let index = model.index(of: read.value.id) else { continue }
      try compare(read, at: index)
      try await readNewMessages(of: index)
    }
  }

  func compare(_ read: Versioned<Agent>) throws(Violation) {
    guard let number = model.number(of: read.value.id) else { return }
    let known = model.agents[number]
    // What is stored counts: a slot that was given back and is still there is in use.
    model.agents[number].record = read.value
    try Invariant03Capacity.check(agent: number, in: model)
    try Invariant11Determinism.check(
      stored: read.value,
      committed: known.record,
      what: "agent \(known.id)",
      in: nil
    )
    try Invariant12Monotony.check(
      stored: read.version,
      version: known.version,
      what: "agent \(known.id)"
    )
  }

  func compare(_ read: Versioned<Conversation>, at index: Int) throws(Violation) {
    let known = model.conversations[index]
    try Invariant11Determinism.check(
      stored: read.value,
      committed: known.record,
      what: "the conversation",
      in: known.name
    )
    try Invariant12Monotony.check(
      stored: read.version,
      version: known.version,
      what: "the conversation",
      in: known.name
    )
  }

  /// Reads what is new in a transcript.
  private func readNewMessages(of index: Int) async throws {
    let known = model.conversations[index]
    let missing = known.shadow.statuses.count - known.entries.count
    guard missing > 0 else { return }
    let messages = try await storage.transcript(of: known.id, before: nil, limit: missing)
    guard messages.count == missing else {
      throw Violation(
        .noLostMessage,
        "\(messages.count) of \(missing) new messages are there",
        in: known.name
      )
    }
    for message in messages {
      let cause = try Invariant05NoPhantom.takeCause(
        of: message,
        in: model.conversations[index],
        model: model
      )
      try Invariant06Order.check(message, caused: cause, in: &model.conversations[index])
      model.conversations[index].entries.append(MessageEntry(cause: cause, message: message))
    }
  }

  private func newEvents() async throws -> [RecordedEvent] {
    let limit = 512
    var events = try await storage.events(after: model.cursor, limit: limit)
    var page = events
    while page.count == limit, let last = page.last {
      page = try await storage.events(after: last.cursor, limit: limit)
      events += page
    }
    return events
  }

  /// The batches in the order in which they were committed: one whose outcome was unknown at first was
  /// committed before those that it waited for.
  private static func inOrder(_ commitments: [Commitment]) -> [Commitment] {
    let isSorted = zip(commitments, commitments.dropFirst()).allSatisfy { $0.cursor <= $1.cursor }
    if isSorted { return commitments }
    return commitments.enumerated()
      .sorted { ($0.element.cursor, $0.offset) < ($1.element.cursor, $1.offset) }
      .map(\.element)
  }
}

/// The records that a step has touched, each once.
struct Touched {
  private(set) var conversations: [Int] = []
  private(set) var agents: [Int] = []

  var isEmpty: Bool { conversations.isEmpty && agents.isEmpty }

  mutating func add(conversation index: Int) {
    if !conversations.contains(index) { conversations.append(index) }
  }

  mutating func add(agent number: Int) {
    if !agents.contains(number) { agents.append(number) }
  }
}
