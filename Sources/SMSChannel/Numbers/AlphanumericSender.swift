/// A name that stands in the place of a sender's number.
///
/// It goes one way only: nobody can answer it, not even with `STOP`, so that customers need another
/// way to opt out.
public struct AlphanumericSender: Hashable, Sendable {
  /// The most characters that a name may have.
  public static let maximumLength = 11

  /// The name.
  public let name: String

  /// Takes a name of one to eleven letters, digits and blanks, at least one of them a letter.
  public init?(_ name: String) {
    let isLetter = { (byte: UInt8) in (0x61...0x7A).contains(byte | 0x20) }
    guard (1...Self.maximumLength).contains(name.utf8.count), name.utf8.contains(where: isLetter),
      name.utf8.allSatisfy({ isLetter($0) || (0x30...0x39).contains($0) || $0 == 0x20 })
    else { return nil }
    self.name = name
  }
}
