public import ConversationCore

/// The host's way to the widgets that are open now: WebSockets, server-sent events, polling.
///
/// The SDK has no server of its own. ``InMemoryWebChatSocket`` is the reference.
public protocol WebChatSocket: Sendable {
  /// Hands a frame to every widget that the visitor has open, once.
  ///
  /// A visitor may have several tabs, and none. What is to become of a message when nobody is
  /// there is the host's choice: keep it for the next time (`sent`), have it tried again
  /// (`retry`), or refuse it, so that an email can take its place.
  ///
  /// - Parameters:
  ///   - frame: The frame; ``WebChatFrame/encoded()`` gives its bytes.
  ///   - visitor: The visitor's id on the host's site.
  ///   - widget: The widget.
  /// - Returns: What came of it; only messages are asked about.
  func deliver(
    _ frame: WebChatFrame,
    to visitor: String,
    of widget: String
  ) async -> SendOutcome
}
