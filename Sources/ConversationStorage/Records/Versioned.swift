public import ConversationCore

/// A record together with the version that a change of it has to expect.
///
/// However large the record is, a copy is one reference.
public struct Versioned<Value: Sendable>: Sendable {
  /// The record, as it is passed on.
  @usableFromInline package let shared: Shared<Value>
  /// How often it was committed; 1 for a record that was just made.
  public let version: Int

  /// Pairs a record with its version.
  @inlinable
  public init(_ value: Value, version: Int) {
    self.init(Shared(value), version: version)
  }

  @inlinable
  package init(_ shared: Shared<Value>, version: Int) {
    self.shared = shared
    self.version = version
  }

  /// The record.
  @inlinable public var value: Value {
    _read { yield shared.value }
  }
}

extension Versioned: Equatable where Value: Equatable {
  /// Compares record and version.
  public static func == (lhs: Self, rhs: Self) -> Bool {
    lhs.version == rhs.version && lhs.value == rhs.value
  }
}
