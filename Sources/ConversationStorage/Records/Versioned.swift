/// A record together with the version that a change of it has to expect.
public struct Versioned<Value: Sendable>: Sendable {
  /// The record.
  public let value: Value
  /// How often it was committed; 1 for a record that was just made.
  public let version: Int

  /// Pairs a record with its version.
  public init(_ value: Value, version: Int) {
    self.value = value
    self.version = version
  }
}

extension Versioned: Equatable where Value: Equatable {}
