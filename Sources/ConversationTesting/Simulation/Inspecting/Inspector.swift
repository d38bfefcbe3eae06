import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Checks the invariants: after every step for what it has touched, and now and then for everything.
final class Inspector {
  /// How long a host that has stopped may hold a delivery, in seconds: the engine's own time.
  private static let leaseTime: TimeInterval = 60

  let model: Model
  private let hosts: SimulatedHosts
  /// Whether a failure has kept something from being done that the next look-around does.
  private var hasArrears = false
  /// The latest time since a worker was through: the clock may have been set back.
  private var latest = Date.distantPast
  /// Until when a host that has failed may hold deliveries.
  private var leasesEnd = Date.distantPast

  init(_ hosts: SimulatedHosts, model: Model) {
    self.hosts = hosts
    self.model = model
  }

  var storage: any ContactCenterStorage { hosts.storage }

  /// A host has failed: it may have left something undone.
  func noteFailure(at now: Date) {
    hasArrears = true
    leasesEnd = max(leasesEnd, now + Self.leaseTime)
  }

  /// The time is another one.
  func noteTime(_ now: Date) { latest = max(latest, now) }

  /// Checks what a step has touched.
  ///
  /// Returns whether a fault has happened in it.
  @discardableResult
  func inspect(_ commands: StageReach.Commands, at now: Date) async throws -> Bool {
    let notes = hosts.desk.takeNotes()
    if notes.isStuck { throw Violation(.liveness, "the step goes round in a circle") }
    if notes.hasContradiction {
      throw Violation(.noPhantom, "a batch that was committed again had another result")
    }
    let faults = hosts.faults.struck.values.reduce(0, +)
    let hasFailed = faults > model.counts.faults
    if hasFailed { noteFailure(at: now) }
    model.counts.faults = faults
    var touched = Touched()
    var events = try await newEvents()[...]
    for commitment in notes.commitments {
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
      try Invariant08Masking.check(departure)
      try Invariant06Order.check(departure, of: model.conversations[index], at: now)
      try Invariant07AutoReply.check(departure, of: model.conversations[index], in: model)
    }
    try Invariant08Masking.check(observed: hosts.observer.takeTexts())
    noteTime(now)
    if touched.hasRecords, !hasArrears {
      // What has fallen due since is the worker's.
      try Invariant10Liveness.checkWaiting(model, dueBy: latest)
    }
    return hasFailed
  }

  /// Checks what a worker has left that was through while nothing failed: it has caught up.
  func inspectWorked(at now: Date) throws(Violation) {
    hasArrears = false
    latest = now
    try Invariant10Liveness.checkWaiting(model, dueBy: now)
    try Invariant10Liveness.checkWorked(model, at: now, leasesEnd: leasesEnd)
  }

  // MARK: What was committed

  /// What has become of one batch.
  private func take(
    _ commitment: Commitment,
    _ events: inout ArraySlice<RecordedEvent>,
    _ touched: inout Touched,
    _ commands: StageReach.Commands
  ) throws(Violation) {
    let batch = commitment.batch
    try Invariant08Masking.check(batch)
    for change in batch.conversations {
      try open(change)
      guard let index = model.index(of: change.value.id) else { continue }
      let known = model.conversations[index]
      try Invariant09Legality.check(
        from: known.record?.stage.name,
        to: change.value,
        by: commands,
        in: known
      )
    }
    try Invariant07AutoReply.check(batch, in: model)
    var committed = batch.events[...]
    while let event = events.first, event.cursor <= commitment.cursor {
      events.removeFirst()
      try Invariant11Determinism.check(event, isNextOf: &committed, of: batch)
      try EventWalk.take(event, into: model)
      touched.add(event.event)
    }
    try Invariant11Determinism.checkNone(of: committed)
    for change in batch.conversations { try take(change, &touched) }
    for change in batch.conversations where change.expected == nil {
      try Invariant05NoPhantom.check(opened: change.value, in: model)
    }
    for change in batch.agents { try take(change, &touched) }
    for change in batch.documents where change.value.id.kind == EntryPoint.documentKind {
      if let entryPoint = try? change.value.value(as: EntryPoint.self) { model.adopt(entryPoint) }
    }
  }

  private func open(_ change: Change<Conversation>) throws(Violation) {
    let isKnown = model.index(of: change.value.id) != nil
    guard change.expected == nil else {
      guard isKnown else {
        throw Violation(.noPhantom, "a conversation is changed that nobody has opened")
      }
      return
    }
    guard !isKnown, model.open(change.value) != nil else {
      throw Violation(.noPhantom, "a conversation is opened twice, or for nobody")
    }
  }

  private func take(
    _ change: Change<Conversation>,
    _ touched: inout Touched
  ) throws(Violation) {
    guard let index = model.index(of: change.value.id) else { return }
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
    model.conversations[index].version += 1
    touched.add(conversation: index)
    for number in model.adopt(change.value, at: index) { touched.add(agent: number) }
  }

  private func take(_ change: Change<Agent>, _ touched: inout Touched) throws(Violation) {
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
