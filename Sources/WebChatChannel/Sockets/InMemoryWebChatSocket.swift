public import ConversationCore
import Locking

/// A socket that keeps every frame until it is asked for, for tests and examples.
public final class InMemoryWebChatSocket: WebChatSocket {
  private struct State {
    var frames: [ChannelAddress: [WebChatFrame]] = [:]
    var outcomes: [SendOutcome] = []
  }

  private let state = Locked(State())

  /// Makes a socket that delivers everything.
  public init() {}

  /// Scripts what comes of the next messages; after those, every one is sent.
  public func script(_ outcomes: SendOutcome...) {
    state.withLock { $0.outcomes.append(contentsOf: outcomes) }
  }

  /// The frames that a visitor's widget has got, in order.
  public func frames(to visitor: ChannelAddress) -> [WebChatFrame] {
    state.withLock { $0.frames[visitor] ?? [] }
  }

  /// The frames that a user of the site has got in a widget, in order.
  public func frames(to user: String, of widget: String) -> [WebChatFrame] {
    frames(to: .visitor(user, widget: widget))
  }

  /// Keeps a frame, unless another outcome than `sent` is scripted for it.
  public func deliver(_ frame: WebChatFrame, to visitor: ChannelAddress) async -> SendOutcome {
    state.withLock { state in
      var outcome = SendOutcome.sent(providerID: nil)
      if case .message = frame, !state.outcomes.isEmpty { outcome = state.outcomes.removeFirst() }
      if case .sent = outcome {
        state.frames[visitor, default: []].append(frame)
      }
      return outcome
    }
  }
}
