/// The line above which customers are asked to write.
public struct ReplyMarker: Hashable, Sendable {
  /// What the line says.
  public let text: String

  private let needle: [UInt8]

  /// The line that mails of this package carry unless another one is set up.
  public static let standard = Self("##- Please type your reply above this line -##")

  /// Takes a line; an empty one is never found.
  public init(_ text: String) {
    self.text = text
    needle = Self.letters(Array(text.utf8)[...])
  }

  /// Whether a line holds it, whatever marks a mail program has put around its words.
  func isIn(_ line: ArraySlice<UInt8>) -> Bool {
    guard !needle.isEmpty, line.count <= 400 else { return false }
    var found = 0
    for byte in line {
      guard let letter = Self.letter(byte) else { continue }
      guard letter == needle[found] else { return false }
      found += 1
      if found == needle.count { return true }
    }
    return false
  }

  private static func letters(_ line: ArraySlice<UInt8>) -> [UInt8] { line.compactMap(letter) }

  /// A byte of a word, in lower case; `nil` for marks and blanks.
  private static func letter(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x41...0x5a: byte | 0x20
    case 0x30...0x39, 0x61...0x7a, 0x80...: byte
    default: nil
    }
  }
}
