public import ConversationCore

/// The host's way to the widgets that are open now: WebSockets, server-sent events, polling.
///
/// The SDK has no server of its own. ``OpenLines`` is one for hosts whose connections are
/// ``VisitorLine``s; ``InMemoryWebChatSocket`` is one for tests.
public protocol WebChatSocket: Sendable {
  /// Hands a frame to every widget that the visitor has open, once.
  ///
  /// A visitor may have several tabs, and none. What is to become of a message when nobody is
  /// there is the host's choice: keep it for the next time (`sent`), have it wait (`postponed`, which
  /// uses up no attempt, as `retry` does), or refuse it.
  ///
  /// - Parameters:
  ///   - frame: The frame; ``WebChatFrame/encoded()`` gives its bytes.
  ///   - visitor: The visitor's address: their id, and the widget as its scope.
  /// - Returns: What came of it; only messages are asked about.
  func deliver(_ frame: WebChatFrame, to visitor: ChannelAddress) async -> SendOutcome
}
