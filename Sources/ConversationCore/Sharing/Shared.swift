/// A large value that many hold: a copy is one reference, and who changes theirs gets their own.
///
/// A conversation has 500 bytes and twenty references; on its way from the storage through the rules
/// and back it is copied once, when it is first changed.
@usableFromInline
package struct Shared<Value: Sendable>: Sendable {
  // An array of one element: the compiler checks it for races, which it could not do for a class
  // that is changed in its place.
  @usableFromInline var elements: ContiguousArray<Value>

  /// Shares a value.
  @inlinable
  package init(_ value: consuming Value) { elements = [value] }

  /// The value.
  @inlinable
  package var value: Value {
    _read { yield elements[0] }
    _modify { yield &elements[0] }
  }
}
