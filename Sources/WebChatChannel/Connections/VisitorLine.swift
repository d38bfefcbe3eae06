public import ConversationCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// One connection of a widget, at work: does what ``VisitorConnection`` says, one thing after another.
///
/// Whatever fails, the visitor is told so by a frame, and nothing is half done: what was not answered
/// with `stored` is sent again by the widget, and a copy is recognised.
public actor VisitorLine {
  private enum Input {
    case frame([UInt8])
    case wake
    case push(WebChatFrame)
    case close
  }

  /// How much may wait while something is being done.
  private static let mostWaiting = 256

  let server: WebChatServer
  let arrival: VisitorArrival
  var connection = VisitorConnection()
  /// Where the visitor is, as far as the host says.
  var place: VisitorLocation?
  private let send: @Sendable (WebChatFrame) async throws -> Void
  private var shown: ConversationID?
  private var waiting: [Input] = []
  private var isWorking = false

  init(
    server: WebChatServer,
    arrival: VisitorArrival,
    send: @escaping @Sendable (WebChatFrame) async throws -> Void
  ) {
    self.server = server
    self.arrival = arrival
    self.send = send
  }

  /// Whether it is over: the host closes its connection then.
  public var isClosed: Bool { connection.phase == .closed }

  /// The visitor, once they are let in.
  public var visitor: ChannelAddress? { connection.session?.visitor }

  /// Takes a frame in.
  public func receive(_ bytes: [UInt8]) async { await take(.frame(bytes)) }

  /// Looks for what is new: messages, agents, the queue.
  public func wake() async {
    // One look sees everything: those that wait already are enough.
    let isAwaited = waiting.contains { if case .wake = $0 { true } else { false } }
    if !isAwaited { await take(.wake) }
  }

  /// Sends a frame that is neither a message nor a state: typing, reading, a change.
  public func push(_ frame: WebChatFrame) async { await take(.push(frame)) }

  /// The connection is gone.
  public func close() async { await take(.close) }

  /// Does one thing after another, whoever asks meanwhile.
  private func take(_ input: Input) async {
    // Who sends faster than can be worked on begins again where they are.
    guard waiting.count < Self.mostWaiting else { return end() }
    waiting.append(input)
    guard !isWorking else { return }
    isWorking = true
    while !waiting.isEmpty { await work(on: waiting.removeFirst()) }
    isWorking = false
  }

  private func work(on input: Input) async {
    switch input {
    case .frame(let bytes):
      guard connection.phase != .closed, await isInTime() else { return }
      let limits = server.settings.limits
      await perform(connection.receive(bytes, limits: limits, at: server.now()))
    case .wake:
      guard connection.phase == .open else { return }
      await perform([.readTranscript, .look])
    case .push(let frame):
      guard connection.phase == .open else { return }
      await perform([.send(frame)])
    case .close: end()
    }
  }

  /// Whether the visitor has not sent too many frames.
  private func isInTime() async -> Bool {
    let key = connection.session?.hash ?? arrival.networkAddress
    let wait = await server.limiter.wait(for: .frame, by: key, at: server.now())
    guard let wait else { return true }
    await perform([.send(.refused(.tooOften(wait)))])
    return false
  }

  /// Does some steps, and what they lead to.
  func perform(_ steps: [VisitorConnection.Step]) async {
    for step in steps { await perform(step) }
  }

  /// Sends a frame; a connection that is gone is over.
  func tell(_ frame: WebChatFrame) async {
    do { try await send(frame) } catch { end() }
  }

  /// From now on events of a conversation concern this line.
  func show(_ conversation: ConversationID?) {
    guard shown != conversation, connection.phase != .closed else { return }
    server.lines.move(self, from: shown, to: conversation)
    shown = conversation
  }

  func end() {
    show(nil)
    if let visitor { server.lines.remove(self, of: visitor) }
    connection.close()
  }
}

extension WebChatRefusal {
  static func tooOften(_ wait: TimeInterval, frame: String? = nil) -> Self {
    Self(
      .tooOften,
      "too much in too short a time",
      frame: frame,
      retryAfter: max(1, Int(min(wait, 3600).rounded(.up)))
    )
  }

  static func unavailable(frame: String? = nil) -> Self {
    Self(.unavailable, "nothing can be stored now: send it again", frame: frame, retryAfter: 5)
  }
}
