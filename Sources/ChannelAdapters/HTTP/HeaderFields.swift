/// Header fields in their order, duplicates included, found by name without regard to case.
///
/// ```swift
/// let headers = try HeaderFields([("Content-Type", "application/json")])
/// headers["content-type"]  // "application/json"
/// ```
public struct HeaderFields: Sendable, Hashable {
  private var fields: [HeaderField]

  /// Makes a list of fields; none unless some are given.
  public init(_ fields: [HeaderField] = []) {
    self.fields = fields
  }

  /// Makes a list from names and values, for example those that a web server hands over.
  ///
  /// - Throws: ``HeaderFieldError`` for the first pair that is no header field.
  public init(_ pairs: [(name: String, value: String)]) throws(HeaderFieldError) {
    fields = []
    for pair in pairs {
      try append(name: pair.name, value: pair.value)
    }
  }

  /// The value of the first field of that name.
  public subscript(name: String) -> String? {
    fields.first { $0.isNamed(name) }?.value
  }

  /// The values of all fields of that name, in their order.
  public func values(of name: String) -> [String] {
    fields.filter { $0.isNamed(name) }.map(\.value)
  }

  /// Adds a field at the end, beside any other of its name.
  public mutating func append(_ field: HeaderField) {
    fields.append(field)
  }

  /// Adds a field at the end, beside any other of its name.
  ///
  /// - Throws: ``HeaderFieldError`` when this is no header field.
  public mutating func append(name: String, value: String) throws(HeaderFieldError) {
    append(try HeaderField(name: name, value: value))
  }

  /// Adds a field in place of all others of its name.
  public mutating func replace(with field: HeaderField) {
    removeAll(named: field.name)
    append(field)
  }

  /// Takes out all fields of that name.
  public mutating func removeAll(named name: String) {
    fields.removeAll { $0.isNamed(name) }
  }
}

extension HeaderFields: RandomAccessCollection {
  /// The position of the first field.
  public var startIndex: Int { fields.startIndex }

  /// The position behind the last field.
  public var endIndex: Int { fields.endIndex }

  /// The field at a position.
  public subscript(position: Int) -> HeaderField { fields[position] }
}

extension HeaderFields: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The names alone: values hold tokens and addresses.
  public var description: String { fields.description }

  /// The names alone, like ``description``.
  public var debugDescription: String { description }

  /// A mirror of the fields, which show their names alone.
  public var customMirror: Mirror {
    Mirror(self, unlabeledChildren: fields, displayStyle: .collection)
  }
}
