public import ConversationCore
import Locking

/// The connections that are open in this process, by visitor: the ``WebChatSocket`` of a host whose
/// connections are ``VisitorLine``s.
///
/// A message is not handed on but looked up: every line is woken and reads what it has not told yet,
/// in order. So a message counts as sent when it is stored, whether anybody is there or not, and
/// whoever comes back gets it. A host with several processes wakes the lines of the others by its
/// events: see ``wake(_:)``.
public final class OpenLines: WebChatSocket {
  private let lines = Locked([ChannelAddress: [VisitorLine]]())
  private let whenNobodyIsThere: SendOutcome

  /// No line is open yet.
  ///
  /// - Parameter whenNobodyIsThere: What comes of a message for a visitor without a line.
  public init(whenNobodyIsThere: SendOutcome = .sent(providerID: nil)) {
    self.whenNobodyIsThere = whenNobodyIsThere
  }

  /// How many lines a visitor has open.
  public func count(of visitor: ChannelAddress) -> Int {
    lines.withLock { $0[visitor]?.count ?? 0 }
  }

  /// Has every line of a visitor look for what is new: messages, agents, the queue.
  public func wake(_ visitor: ChannelAddress) async {
    for line in open(visitor) { await line.wake() }
  }

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
    lines.withLock { $0[visitor, default: []].append(line) }
  }

  func remove(_ line: VisitorLine, of visitor: ChannelAddress) {
    lines.withLock { lines in
      let rest = (lines[visitor] ?? []).filter { $0 !== line }
      lines[visitor] = rest.isEmpty ? nil : rest
    }
  }

  private func open(_ visitor: ChannelAddress) -> [VisitorLine] {
    lines.withLock { $0[visitor] ?? [] }
  }
}
