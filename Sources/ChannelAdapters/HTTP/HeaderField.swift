/// One header field: a name without regard to case, and a value that cannot smuggle in another.
public struct HeaderField: Sendable {
  /// The longest name that is taken, in bytes.
  public static let longestName = 256

  /// The longest value that is taken, in bytes.
  public static let longestValue = 65_536

  /// The name as it was written.
  public let name: String

  /// The value, without white space around it.
  public let value: String

  /// Checks a name and a value.
  ///
  /// - Parameters:
  ///   - name: Letters, digits and the few marks that RFC 9110 section 5.6.2 allows.
  ///   - value: Any text without control characters; white space around it is taken off. A line
  ///     end in it would let whoever wrote the value write header fields of their own.
  /// - Throws: ``HeaderFieldError`` when either holds what must not be there or is too long.
  public init(name: String, value: String) throws(HeaderFieldError) {
    guard !name.isEmpty, name.utf8.allSatisfy(Self.mayStandInName) else {
      throw HeaderFieldError(.invalidName)
    }
    guard name.utf8.count <= Self.longestName else { throw HeaderFieldError(.nameTooLong) }
    guard value.utf8.allSatisfy(Self.mayStandInValue) else {
      throw HeaderFieldError(.controlCharacterInValue)
    }
    guard value.utf8.count <= Self.longestValue else { throw HeaderFieldError(.valueTooLong) }
    self.name = name
    self.value = Self.trimmed(value)
  }

  /// Whether this field has the name, without regard to the case of ASCII letters.
  public func isNamed(_ other: String) -> Bool {
    Self.areEqual(name, other)
  }

  private static func mayStandInName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default:
      "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }

  private static func mayStandInValue(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\t") || (byte >= 0x20 && byte != 0x7f)
  }

  private static func trimmed(_ value: String) -> String {
    func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
    let utf8 = value.utf8
    guard let first = utf8.firstIndex(where: { !isBlank($0) }),
      let last = utf8.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(value[first...last])
  }

  private static func areEqual(_ left: String, _ right: String) -> Bool {
    left.utf8.count == right.utf8.count
      && zip(left.utf8, right.utf8).allSatisfy { lowerCased($0) == lowerCased($1) }
  }

  fileprivate static func lowerCased(_ byte: UInt8) -> UInt8 {
    let isUpperCase = UInt8(ascii: "A") <= byte && byte <= UInt8(ascii: "Z")
    return isUpperCase ? byte | 0x20 : byte
  }
}

extension HeaderField: Hashable {
  /// Compares names without regard to case and values byte by byte.
  public static func == (left: Self, right: Self) -> Bool {
    left.isNamed(right.name) && left.value.utf8.elementsEqual(right.value.utf8)
  }

  /// Feeds what `==` compares.
  public func hash(into hasher: inout Hasher) {
    for byte in name.utf8 {
      hasher.combine(Self.lowerCased(byte))
    }
    for byte in value.utf8 {
      hasher.combine(byte)
    }
  }
}

extension HeaderField: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The name alone: values hold tokens and addresses.
  public var description: String { "\(name): ‹redacted›" }

  /// The name alone, like ``description``.
  public var debugDescription: String { description }

  /// A mirror that shows the name alone.
  public var customMirror: Mirror { Mirror(self, children: ["name": name]) }
}
