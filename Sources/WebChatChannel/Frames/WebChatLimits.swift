/// How much a visitor may send at a time.
public struct WebChatLimits: Hashable, Sendable {
  /// The largest frame, in bytes.
  public let frameBytes: Int
  /// The longest text, in characters.
  public let textCharacters: Int
  /// The most files of a message.
  public let files: Int

  /// Creates limits: 64 KiB, 4,000 characters, 10 files.
  public init(frameBytes: Int = 64 << 10, textCharacters: Int = 4000, files: Int = 10) {
    self.frameBytes = max(1, frameBytes)
    self.textCharacters = max(1, textCharacters)
    self.files = max(0, files)
  }
}
