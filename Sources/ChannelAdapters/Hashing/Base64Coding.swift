/// Bytes as base64 (RFC 4648), decoded strictly: each sequence of bytes has one spelling.
public enum Base64Coding: Sendable {
  /// Which of the two alphabets of RFC 4648 a text uses.
  @nonexhaustive
  public enum Alphabet: Sendable {
    /// With `+` and `/`, padded with `=` to a multiple of four (section 4).
    case standard
    /// With `-` and `_`, without padding (section 5, as RFC 7515 uses it).
    case urlSafe
  }

  /// The text for these bytes.
  public static func encode(
    _ bytes: some Collection<UInt8>,
    alphabet: Alphabet = .standard
  ) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    var bits: UInt32 = 0
    var bitCount: UInt32 = 0
    for byte in bytes {
      bits = bits << 8 | UInt32(byte)
      bitCount += 8
      while bitCount >= 6 {
        bitCount -= 6
        text.append(character(for: UInt8(bits >> bitCount & 0x3f), in: alphabet))
      }
    }
    if bitCount > 0 {
      text.append(character(for: UInt8(bits << (6 - bitCount) & 0x3f), in: alphabet))
    }
    while alphabet == .standard, text.count % 4 != 0 {
      text.append(UInt8(ascii: "="))
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes that a text stands for.
  ///
  /// - Throws: ``ByteCodingError`` for white space, characters of the other alphabet, missing or
  ///   superfluous padding, and bits behind the last byte that are not zero.
  public static func decode(
    _ text: String,
    alphabet: Alphabet = .standard
  ) throws(ByteCodingError) -> [UInt8] {
    let characters = Array(text.utf8)
    let end = characters.firstIndex(of: UInt8(ascii: "=")) ?? characters.count
    try checkPadding(of: characters, from: end, in: alphabet)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(characters.count / 4 * 3)
    var bits: UInt32 = 0
    var bitCount: UInt32 = 0
    for position in 0..<end {
      guard let value = value(of: characters[position], in: alphabet) else {
        throw ByteCodingError(.invalidCharacter, position: position)
      }
      bits = bits << 6 | UInt32(value)
      bitCount += 6
      if bitCount >= 8 {
        bitCount -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> bitCount))
        bits &= 1 << bitCount - 1
      }
    }
    guard bits == 0 else { throw ByteCodingError(.leftoverBits, position: end - 1) }
    return bytes
  }

  private static func checkPadding(
    of characters: [UInt8],
    from end: Int,
    in alphabet: Alphabet
  ) throws(ByteCodingError) {
    let padding = characters.count - end
    let missing = (4 - end % 4) % 4
    guard missing < 3 else { throw ByteCodingError(.incomplete, position: end) }
    let wanted = alphabet == .standard ? missing : 0
    guard padding >= wanted else {
      throw ByteCodingError(.incomplete, position: characters.count)
    }
    let isOnlyPadding = characters[end...].allSatisfy { $0 == UInt8(ascii: "=") }
    guard padding == wanted, isOnlyPadding else {
      throw ByteCodingError(.misplacedPadding, position: end)
    }
  }

  private static func character(for value: UInt8, in alphabet: Alphabet) -> UInt8 {
    switch value {
    case ..<26: UInt8(ascii: "A") + value
    case ..<52: UInt8(ascii: "a") + value - 26
    case ..<62: UInt8(ascii: "0") + value - 52
    case 62: alphabet == .standard ? UInt8(ascii: "+") : UInt8(ascii: "-")
    default: alphabet == .standard ? UInt8(ascii: "/") : UInt8(ascii: "_")
    }
  }

  private static func value(of character: UInt8, in alphabet: Alphabet) -> UInt8? {
    switch (character, alphabet) {
    case (UInt8(ascii: "A")...UInt8(ascii: "Z"), _): character - UInt8(ascii: "A")
    case (UInt8(ascii: "a")...UInt8(ascii: "z"), _): character - UInt8(ascii: "a") + 26
    case (UInt8(ascii: "0")...UInt8(ascii: "9"), _): character - UInt8(ascii: "0") + 52
    case (UInt8(ascii: "+"), .standard), (UInt8(ascii: "-"), .urlSafe): 62
    case (UInt8(ascii: "/"), .standard), (UInt8(ascii: "_"), .urlSafe): 63
    default: nil
    }
  }
}
