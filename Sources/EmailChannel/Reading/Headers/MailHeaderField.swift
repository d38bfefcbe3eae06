/// One field of a mail's header.
public struct MailHeaderField: Hashable, Sendable {
  /// The name as it was written, in ASCII.
  public let name: String

  /// The value, unfolded and without blanks around it; its bytes are what came.
  public let value: [UInt8]

  init(name: String, value: [UInt8]) {
    self.name = name
    func isBlank(_ byte: UInt8?) -> Bool { byte == 0x20 || byte == 0x09 }
    var value = value
    while isBlank(value.last) { value.removeLast() }
    if isBlank(value.first) { value.removeFirst(value.firstIndex { !isBlank($0) } ?? 0) }
    self.value = value
  }

  /// The value as text for people: encoded words are read, and control characters, which could
  /// make fields of their own in an answer, are blanks.
  public var text: String { EncodedWords.text(value) }

  /// Whether the field has the name, without regard to the case of ASCII letters.
  public func isNamed(_ other: String) -> Bool {
    name.utf8.count == other.utf8.count
      && zip(name.utf8, other.utf8).allSatisfy { Self.lowerCased($0) == Self.lowerCased($1) }
  }

  private static func lowerCased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}

/// The header of a mail or of a part: its fields in their order, duplicates included.
public struct MailHeaders: Hashable, Sendable {
  /// The fields.
  public let fields: [MailHeaderField]

  init(_ fields: [MailHeaderField]) { self.fields = fields }

  /// The first field of that name: of doubled ones, the first counts, as most mail programs show it.
  public subscript(name: String) -> MailHeaderField? {
    fields.first { $0.isNamed(name) }
  }

  /// How many fields have that name.
  func count(of name: String) -> Int {
    fields.reduce(0) { $0 + ($1.isNamed(name) ? 1 : 0) }
  }

  /// All fields of that name, in their order.
  public func all(_ name: String) -> [MailHeaderField] {
    fields.filter { $0.isNamed(name) }
  }
}
