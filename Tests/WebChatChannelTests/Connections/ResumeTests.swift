import ChannelTestSupport
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Locking
import Testing
import WebChatChannel

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A widget that keeps what a page keeps, over a connection that is cut at chosen steps.
///
/// A step is one frame that crosses the connection, either way. At a cut the frame is lost, and with
/// it everything after it on that connection; the widget opens another one and goes on by the rules of
/// the article on frames: `hello` with its token and the last message it has, then everything that was
/// not answered with `stored`.
private final class CutWidget: Sendable {
  struct State {
    var step = 0
    var cuts: Set<Int>
    var line: VisitorLine?
    var connection = 0
    var token: String?
    var last: MessageID?
    var shown: [WebChatMessage] = []
    var unconfirmed: [(id: String, text: String)] = []
    var confirmed: [String: MessageID] = [:]
    var toldTwice = 0
    var isWelcome = false
    var standing: WebChatStanding?
    var errors: [WebChatRefusal.Code] = []
  }

  let scene: ChatScene
  let state: Locked<State>

  init(_ scene: ChatScene, cuts: Set<Int>) {
    self.scene = scene
    state = Locked(State(cuts: cuts))
  }

  /// Whether the next crossing is the end of a connection.
  private func isCut(_ connection: Int) -> Bool {
    state.withLock { state in
      guard state.connection == connection else { return true }
      state.step += 1
      guard state.cuts.contains(state.step) else { return false }
      state.connection += 1
      state.line = nil
      return true
    }
  }

  private func take(_ frame: WebChatFrame, of connection: Int) throws {
    if isCut(connection) { throw CancellationError() }
    state.withLock { state in
      switch frame {
      case .welcome(let welcome):
        if let token = welcome.session { state.token = token }
        state.isWelcome = true
        state.standing = welcome.standing
      case .message(let message):
        if state.shown.contains(where: { $0.id == message.id }) { state.toldTwice += 1 }
        state.shown.append(message)
        state.last = message.id
        if case .visitor(let client?) = message.author {
          state.unconfirmed.removeAll { $0.id == client }
        }
      case .stored(let id, let message):
        state.confirmed[id] = message
        state.unconfirmed.removeAll { $0.id == id }
      case .refused(let refusal): state.errors.append(refusal.code)
      default: break
      }
    }
  }

  private func cross(_ frame: String) async -> Bool {
    let (line, connection) = state.withLock { ($0.line, $0.connection) }
    guard let line, !isCut(connection) else { return false }
    await line.receive(Array(frame.utf8))
    return await !line.isClosed
  }

  /// Opens connections until one says welcome, and sends again what was not confirmed.
  func settle() async throws {
    for _ in 0..<200 {
      if state.withLock({ $0.line == nil }) { try connect() }
      let isWelcome = state.withLock { $0.isWelcome }
      if !isWelcome {
        let (token, last) = state.withLock { ($0.token, $0.last) }
        let session = token.map { #","session":"\#($0)""# } ?? ""
        let after = last.map { #","after":"\#($0)""# } ?? ""
        guard await cross(#"{"v":1,"type":"hello"\#(session)\#(after)}"#) else {
          drop()
          continue
        }
        if !state.withLock({ $0.isWelcome }) { continue }
      }
      let next = state.withLock { $0.unconfirmed.first }
      guard let next else {
        if state.withLock({ $0.line != nil }) { return }
        continue
      }
      let text = #"{"v":1,"type":"message","id":"\#(next.id)","text":"\#(next.text)"}"#
      if await !cross(text) { drop() }
    }
    Issue.record("the widget never settled")
  }

  private func drop() {
    state.withLock { state in
      state.connection += 1
      state.line = nil
      state.isWelcome = false
    }
  }

  private func connect() throws {
    let connection = state.withLock { state in
      state.isWelcome = false
      return state.connection
    }
    let line = try scene.server.line(
      from: VisitorArrival(origin: ChatScene.origin, networkAddress: "192.0.2.7")
    ) { [self] frame in try take(frame, of: connection) }
    state.withLock { $0.line = line }
  }

  func write(_ id: String, _ text: String) async throws {
    state.withLock { $0.unconfirmed.append((id, text)) }
    try await settle()
  }
}

@Suite struct ResumeTests {
  /// A conversation of five questions, seven answers, notes between them, over a connection with cuts.
  ///
  /// Returns how many steps it took.
  private func talk(cuts: Set<Int>, faultSeed: UInt64? = nil) async throws -> Int {
    let storage = FaultInjectingStorage(InMemoryStorage())
    let scene = try await ChatScene(storage: storage)
    let widget = CutWidget(scene, cuts: cuts)
    if let faultSeed {
      let rates = StorageFaultRates(
        unavailable: 0.04,
        answerLost: 0.04,
        requestLost: 0.04,
        conflict: 0.04
      )
      storage.failByChance(rates, seed: faultSeed)
    }
    try await widget.write("q-1", "Hello")
    let id = try await retrying { try await scene.accept() }
    for round in 1...3 {
      try await retrying {
        try await scene.center.send(
          "Answer \(round)",
          in: id,
          by: "anna",
          idempotencyKey: "Answer \(round)"
        )
      }
      try await retrying { try await scene.center.addNote("Note \(round)", in: id, by: "anna") }
      try await retrying { try await scene.center.runDue() }
      try await widget.write("q-\(round + 1)", "Question \(round)")
      try await retrying {
        try await scene.center.send(
          "More \(round)",
          in: id,
          by: "anna",
          idempotencyKey: "More \(round)"
        )
      }
      try await retrying { try await scene.center.runDue() }
      try await widget.settle()
    }
    try await retrying {
      try await scene.center.send("Last", in: id, by: "anna", idempotencyKey: "Last")
    }
    try await retrying { try await scene.center.runDue() }
    // The page is loaded again: whatever was on its way is gone.
    let line = widget.state.withLock { state in
      state.connection += 1
      state.cuts = []
      defer { state.line = nil }
      return state.line
    }
    await line?.close()
    storage.failNoMore()
    try await widget.settle()
    let state = widget.state.withLock { $0 }
    let transcript = try await scene.transcript(of: id)
    let visible = transcript.filter { $0.direction != .internal }
    #expect(state.toldTwice == 0, "cuts \(cuts.sorted())")
    #expect(state.shown.map(\.id) == visible.map(\.id), "cuts \(cuts.sorted())")
    #expect(state.shown.map(\.text) == visible.map { $0.text ?? "" })
    let questions = transcript.filter { $0.author == .customer }.compactMap(\.text)
    #expect(questions == ["Hello", "Question 1", "Question 2", "Question 3"], "\(cuts.sorted())")
    #expect(state.confirmed.allSatisfy { id in visible.contains { $0.id == id.value } })
    #expect(state.unconfirmed.isEmpty)
    return state.step
  }

  /// Tries again what a storage with faults has refused.
  @discardableResult
  private func retrying<Result>(_ work: () async throws -> Result) async throws -> Result {
    for _ in 0..<50 {
      do { return try await work() } catch is StorageError { continue }
    }
    return try await work()
  }

  @Test func `D nothing is lost or doubled, wherever the connection is cut`() async throws {
    let steps = try await talk(cuts: [])
    #expect(steps >= 25)
    for cut in 1...steps { _ = try await talk(cuts: [cut]) }
  }

  @Test func `D nothing is lost or doubled, however often the connection is cut`() async throws {
    for seed in 1...60 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      var cuts: Set<Int> = []
      for step in 1...80 where Int.random(in: 0..<4, using: &random) == 0 { cuts.insert(step) }
      _ = try await talk(cuts: cuts)
    }
  }

  @Test func `D, G4 nor when the storage fails and leaves in doubt what it did`() async throws {
    for seed in 1...30 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed &* 977)
      var cuts: Set<Int> = []
      for step in 1...80 where Int.random(in: 0..<8, using: &random) == 0 { cuts.insert(step) }
      _ = try await talk(cuts: cuts, faultSeed: seed)
    }
  }
}
