public import ConversationCore
import Locking

/// The connections that are open in this process, by visitor: the ``WebChatSocket`` of a host whose
/// connections are ``VisitorLine``s.
///
/// A message is not handed on but looked up: every line is woken and reads what it has not told yet,
/// in order. So a message counts as sent when it is stored, whether anybody is there or not, and
/// whoever comes back gets it. A host with several processes wakes the lines of the others by its
/// events: see ``WebChatServer/follow(_:)``.
public final class OpenLines: WebChatSocket {
  private struct State {
    var byVisitor: [ChannelAddress: [VisitorLine]] = [:]
    var byConversation: [ConversationID: [VisitorLine]] = [:]
  }

  private let lines = Locked(State())
  private let whenNobodyIsThere: SendOutcome

  /// No line is open yet.
  ///
  /// - Parameter whenNobodyIsThere: What comes of a message for a visitor without a line.
  public init(whenNobodyIsThere: SendOutcome = .sent(providerID: nil)) {
    self.whenNobodyIsThere = whenNobodyIsThere
  }

  /// How many lines a visitor has open.
  public func count(of visitor: ChannelAddress) -> Int {
    open(visitor).count
  }

  /// Has every line of a visitor look for what is new: messages, agents, the queue.
  public func wake(_ visitor: ChannelAddress) async {
    for line in open(visitor) { await line.wake() }
  }

  /// Has every line that shows a conversation look for what is new.
  func wake(showing conversation: ConversationID) async {
    for line in lines.withLock({ $0.byConversation[conversation] ?? [] }) { await line.wake() }
  }

  /// Whether no line is open.
  var isEmpty: Bool { lines.withLock { $0.byVisitor.isEmpty } }

  /// Wakes every line of a visitor but one.
  func wake(_ visitor: ChannelAddress, besides line: VisitorLine) async {
    for other in open(visitor) where other !== line { await other.wake() }
  }

  /// Wakes the lines of the visitor for a message, and hands every other frame on.
  public func deliver(_ frame: WebChatFrame, to visitor: ChannelAddress) async -> SendOutcome {
    let lines = open(visitor)
    for line in lines {
      if case .message = frame { await line.wake() } else { await line.push(frame) }
    }
    return lines.isEmpty ? whenNobodyIsThere : .sent(providerID: nil)
  }

  func add(_ line: VisitorLine, of visitor: ChannelAddress) {
    lines.withLock { $0.byVisitor[visitor, default: []].append(line) }
  }

  func remove(_ line: VisitorLine, of visitor: ChannelAddress) {
    lines.withLock { $0.byVisitor.remove(line, visitor) }
  }

  /// A line shows another conversation from now on, or none.
  func move(_ line: VisitorLine, from old: ConversationID?, to new: ConversationID?) {
    lines.withLock { state in
      if let old { state.byConversation.remove(line, old) }
      if let new { state.byConversation[new, default: []].append(line) }
    }
  }

  private func open(_ visitor: ChannelAddress) -> [VisitorLine] {
    lines.withLock { $0.byVisitor[visitor] ?? [] }
  }
}

extension Dictionary where Value == [VisitorLine] {
  fileprivate mutating func remove(_ line: VisitorLine, _ key: Key) {
    let rest = (self[key] ?? []).filter { $0 !== line }
    self[key] = rest.isEmpty ? nil : rest
  }
}
