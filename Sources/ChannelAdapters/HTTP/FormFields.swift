/// The fields of a form in their order, duplicates and empty values included.
///
/// This is the body that Twilio and others post, `application/x-www-form-urlencoded`. URLComponents
/// cannot read it: it leaves `+` as it is.
///
/// ```swift
/// let form = try FormFields(decoding: body)
/// form["Body"]  // "50% off + free\n"
/// ```
public struct FormFields: Sendable, Hashable {
  private var fields: [FormField]

  /// Makes a form of fields; none unless some are given.
  public init(_ fields: [FormField] = []) {
    self.fields = fields
  }

  /// The value of the first field of exactly that name, compared by bytes.
  public subscript(name: String) -> String? {
    fields.first { $0.isNamed(name) }?.value
  }

  /// The values of all fields of exactly that name, in their order.
  public func values(of name: String) -> [String] {
    fields.filter { $0.isNamed(name) }.map(\.value)
  }

  /// Adds a field at the end.
  public mutating func append(name: String, value: String) {
    fields.append(FormField(name: name, value: value))
  }
}

extension FormFields: RandomAccessCollection {
  /// The position of the first field.
  public var startIndex: Int { fields.startIndex }

  /// The position behind the last field.
  public var endIndex: Int { fields.endIndex }

  /// The field at a position.
  public subscript(position: Int) -> FormField { fields[position] }
}

extension FormFields: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The names alone.
  public var description: String { fields.description }

  /// The names alone, like ``description``.
  public var debugDescription: String { description }

  /// A mirror of the fields, which show their names alone.
  public var customMirror: Mirror {
    Mirror(self, unlabeledChildren: fields, displayStyle: .collection)
  }
}
