/// A fact about each ASCII byte, read out of the program's constants: no set-up, no allocation.
@safe
struct ByteTable: Sendable {
  private let facts: StaticString

  private init(_ facts: StaticString) {
    precondition(facts.utf8CodeUnitCount == 128)
    self.facts = facts
  }

  /// The fact about `byte`; zero beyond ASCII.
  @inline(__always)
  subscript(_ byte: UInt8) -> UInt8 { byte < 0x80 ? unsafe facts.utf8Start[Int(byte)] : 0 }

  /// What a byte is between two digits, as the raw value of ``Separators``.
  static let separators = ByteTable(
    """
    \0\0\0\0\0\0\0\0\0\u{1}\u{20}\0\0\u{20}\0\0\
    \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\
    \u{1}\0\0\0\0\0\0\0\u{40}\u{40}\0\0\0\u{2}\u{4}\u{8}\
    \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\
    \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\
    \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\u{10}\
    \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\
    \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0
    """
  )

  /// One for digits and what may stand between them.
  static let runs = ByteTable(
    """
    \0\0\0\0\0\0\0\0\0\u{1}\u{1}\0\0\u{1}\0\0\
    \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\
    \u{1}\0\0\0\0\0\0\0\u{1}\u{1}\0\0\0\u{1}\u{1}\u{1}\
    \u{1}\u{1}\u{1}\u{1}\u{1}\u{1}\u{1}\u{1}\u{1}\u{1}\0\0\0\0\0\0\
    \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\
    \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\u{1}\
    \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\
    \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0
    """
  )
}
