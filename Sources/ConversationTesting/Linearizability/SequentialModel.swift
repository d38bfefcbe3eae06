/// What a system does when nobody does anything at the same time: the measure for a history.
///
/// ```swift
/// struct Counter: SequentialModel {
///   let initialState = 0
///
///   func step(_ state: Int, _ addend: Int, _ sum: Int?) -> Int? {
///     if let sum, sum != state + addend { return nil }
///     return state + addend
///   }
/// }
/// ```
public protocol SequentialModel: Sendable {
  /// Everything on which outcomes depend.
  associatedtype State: Hashable & Sendable
  /// What can be asked of the system.
  associatedtype Operation: Sendable
  /// What it answers.
  associatedtype Outcome: Sendable

  /// The state before the first operation.
  var initialState: State { get }

  /// The state after an operation that had an outcome; `nil` if it cannot have it in this state.
  ///
  /// `outcome`: `nil` for one that nobody knows. Then the state is the one after the operation as it
  ///   happens in this state; `nil`, or the state itself, if it changes nothing there.
  func step(_ state: State, _ operation: Operation, _ outcome: Outcome?) -> State?
}
