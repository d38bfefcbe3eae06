import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Locking
import Testing

// Whoever gave a command, or sent a webhook, may go away at any time: a web server cancels the task
// of a request whose client has hung up.
@Suite struct CancellationTests {
  @Test func `One who hangs up takes no other's message along`() async throws {
    let storage = CancellableStorage()
    let desk = try await Desk(storage: storage)
    storage.holdArrivals()
    let first = Task { try await desk.write("One", id: "1") }
    for await _ in Ticks() where storage.heldArrivals == 1 { break }
    // Both wait for the first; the second then works for the third, too.
    let second = Task { try await desk.write("Two", id: "2") }
    try await Task.sleep(for: .milliseconds(30))
    let third = Task { try await desk.write("Three", id: "3") }
    try await Task.sleep(for: .milliseconds(30))
    storage.passOneArrival()
    for await _ in Ticks() where storage.heldArrivals == 1 { break }
    second.cancel()
    storage.passArrivals()
    guard case .stored(let id, _) = try await first.value else { throw NoOffer() }
    _ = try await third.value
    #expect(try await desk.texts(of: id.conversation).contains("Three"))
  }

  @Test func `A commit in doubt is made certain though its caller has gone`() async throws {
    let storage = CancellableStorage()
    let desk = try await Desk(storage: storage)
    let id = try await desk.activeConversation()
    storage.loseNextCommitWithCaller()
    let sent = Task { try await desk.center.send("One", in: id, by: "anna") }
    #expect(try await sent.value.message == MessageID(conversation: id, sequence: 2))
    #expect(try await desk.texts(of: id) == ["Hello", "One"])
  }

  @Test func `What is being sent when the worker is stopped is sent and noted`() async throws {
    let desk = try await Desk()
    let channel = SlowChannel()
    let center = try Self.center(of: desk, with: channel)
    let id = try await desk.activeConversation()
    let message = try #require(await desk.center.send("One", in: id, by: "anna").message)
    let worker = Task { await center.run() }
    for await _ in Ticks() where channel.sending == ["One"] { break }
    worker.cancel()
    channel.finish("One")
    await worker.value
    #expect(try await desk.storage.delivery(of: message)?.status == .sent)
  }

  /// Another host over the desk's storage, with a channel that takes its time.
  private static func center(of desk: Desk, with channel: SlowChannel) throws -> ContactCenter {
    let (time, random) = (desk.time, SeededSource(seed: 2))
    return ContactCenter(
      storage: desk.storage,
      adapters: [channel],
      inboxes: [try Desk.policy()],
      surroundings: Surroundings(now: { time.now }, random: { random.next() })
    )
  }
}

/// A storage that gives up when its task is cancelled, as a database's driver does.
private final class CancellableStorage: StorageDecorator {
  private struct State {
    var isHolding = false
    var held: [CheckedContinuation<Void, Never>] = []
    var losesNextCommit = false
  }

  let base: any ContactCenterStorage = InMemoryStorage()
  private let state = Locked(State())

  /// How many loads of arrivals wait.
  var heldArrivals: Int { state.withLock { $0.held.count } }

  func holdArrivals() { state.withLock { $0.isHolding = true } }

  func passOneArrival() { state.withLock { $0.held.removeFirst() }.resume() }

  func passArrivals() {
    let held = state.withLock { state in
      defer { state = State() }
      return state.held
    }
    for continuation in held { continuation.resume() }
  }

  /// The next commit's answer is lost, and its caller goes away.
  func loseNextCommitWithCaller() { state.withLock { $0.losesNextCommit = true } }

  func load(_ request: LoadRequest) async throws -> Loaded {
    // Only arrivals ask for claims here.
    if !request.claims.isEmpty {
      await withCheckedContinuation { continuation in
        let passes = state.withLock { state in
          if state.isHolding { state.held.append(continuation) }
          return !state.isHolding
        }
        if passes { continuation.resume() }
      }
    }
    try Task.checkCancellation()
    return try await base.load(request)
  }

  func commit(_ batch: ChangeBatch) async throws -> EventCursor {
    try Task.checkCancellation()
    let isLost = state.withLock { state in
      defer { state.losesNextCommit = false }
      return state.losesNextCommit
    }
    guard isLost else { return try await base.commit(batch) }
    unsafe withUnsafeCurrentTask { task in unsafe task?.cancel() }
    throw StorageError(.unknownOutcome)
  }
}

/// A channel that sends a message when it is told to, and does not know what became of one whose
/// task was cancelled.
private final class SlowChannel: ChannelAdapter {
  private struct State {
    var sending: Set<String> = []
    var finished: Set<String> = []
  }

  let id: AdapterID = "loopback"
  private let state = Locked(State())

  /// The texts on their way.
  var sending: Set<String> { state.withLock { $0.sending } }

  func finish(_ text: String) { state.withLock { _ = $0.finished.insert(text) } }

  func capabilities(of channel: ChannelKind) -> ChannelCapabilities { ChannelCapabilities() }

  func receive(
    _ request: WebhookRequest,
    at now: Date
  ) throws(WebhookRefusal) -> Reception { Reception() }

  func send(_ message: OutboundMessage) async -> SendOutcome {
    state.withLock { _ = $0.sending.insert(message.text) }
    for await _ in Ticks() {
      if Task.isCancelled { return .unknown }
      if state.withLock({ $0.finished.contains(message.text) }) { break }
    }
    return .sent(providerID: nil)
  }
}
