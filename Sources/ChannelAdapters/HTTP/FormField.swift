/// One name and value of a form.
public struct FormField: Sendable {
  /// The name, decoded; it may be empty.
  public let name: String

  /// The value, decoded; it may be empty, and white space around it is kept.
  public let value: String

  /// Makes a field of any two texts.
  public init(name: String, value: String) {
    self.name = name
    self.value = value
  }

  /// Whether the name consists of exactly these bytes.
  public func isNamed(_ other: String) -> Bool {
    name.utf8.elementsEqual(other.utf8)
  }
}

extension FormField: Hashable {
  /// Compares names and values byte by byte.
  ///
  /// `==` on strings takes different bytes for equal when they are two spellings of one accented
  /// letter; signatures do not.
  public static func == (left: Self, right: Self) -> Bool {
    left.isNamed(right.name) && left.value.utf8.elementsEqual(right.value.utf8)
  }

  /// Feeds what `==` compares.
  public func hash(into hasher: inout Hasher) {
    for byte in name.utf8 {
      hasher.combine(byte)
    }
    hasher.combine(UInt8(ascii: "="))
    for byte in value.utf8 {
      hasher.combine(byte)
    }
  }
}

extension FormField: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The name alone: values are what customers wrote and where they can be reached.
  public var description: String { "\(name)=‹redacted›" }

  /// The name alone, like ``description``.
  public var debugDescription: String { description }

  /// A mirror that shows the name alone.
  public var customMirror: Mirror { Mirror(self, children: ["name": name]) }
}
