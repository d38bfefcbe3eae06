extension MessageTemplate {
  /// Whether its name and its language are of the characters that Meta has in them: letters, digits
  /// and `_`.
  package var hasPlainName: Bool { Self.isPlain(name) && Self.isPlain(language) }

  private static func isPlain(_ text: String) -> Bool {
    (1...512).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
          || byte == UInt8(ascii: "_")
      }
  }
}
