/// A large value that many hold and nobody changes: a copy is one reference.
///
/// A conversation has 500 bytes and twenty references. From the storage to the rules and back it goes
/// in this form, and only the rules make a copy, which they change.
@usableFromInline
package final class Shared<Value: Sendable>: Sendable {
  /// The value.
  @usableFromInline package let value: Value

  /// Shares a value.
  @inlinable
  package init(_ value: consuming Value) { self.value = value }
}
