/// Looks for an order in which the operations of a history could have happened one after the other,
/// each at some moment between its beginning and its end, with the outcomes that they had.
///
/// It is the search of Wing and Gong with Lowe's memory: depth first over what may come next, never
/// twice from the same operations done and the same state. An operation of which nobody knows the
/// outcome (`info`) has a place in the order or none, and is never over.
///
/// The time grows exponentially with the number of operations that go on at the same time: it is meant
/// for histories of a few dozen, in which it answers at once.
public struct LinearizationSearch<Model: SequentialModel>: Sendable {
  /// A history with more operations is not looked at.
  public static var maximumOperations: Int { 64 }

  private let model: Model
  private let maximumConfigurations: Int

  /// Prepares a search, which gives up after so many pairs of operations done and state reached.
  public init(_ model: Model, maximumConfigurations: Int = 1_000_000) {
    self.model = model
    self.maximumConfigurations = maximumConfigurations
  }

  /// Looks for an order.
  public func linearization(
    of history: History<Model.Operation, Model.Outcome>
  ) -> Linearization<Model.State> {
    guard history.count <= Self.maximumOperations else { return .undecided }
    var walk = Walk(model, history.spans, maximumConfigurations)
    switch walk.goOn(from: 0, in: model.initialState) {
    case .arrived: return .found(walk.order)
    case .deadEnd: return .impossible(longest: walk.longest, state: walk.longestState)
    case .gaveUp: return .undecided
    }
  }
}

/// What a ``LinearizationSearch`` has found.
///
/// Operations are named by their place in the history, in the order of their `invoke`, from 0 on.
public enum Linearization<State: Hashable & Sendable>: Hashable, Sendable {
  /// There is an order; this is one.
  case found([Int])
  /// There is none. One that goes as far as any, and the state that it leads to.
  case impossible(longest: [Int], state: State)
  /// There are more operations or configurations than the search looks at.
  case undecided
}

/// One walk through the orders of a history.
private struct Walk<Model: SequentialModel> {
  enum Result {
    case arrived, deadEnd, gaveUp
  }

  /// Which operations are done, and where that has led: everything on which the rest depends.
  struct Configuration: Hashable {
    let done: UInt64
    let state: Model.State
  }

  let model: Model
  let spans: [History<Model.Operation, Model.Outcome>.Span]
  let maximumConfigurations: Int
  /// The operations that have happened for certain.
  let required: UInt64
  /// Those and the ones that may have.
  let candidates: [Int]
  var seen: Set<Configuration> = []
  var order: [Int] = []
  var longest: [Int] = []
  var longestState: Model.State

  init(
    _ model: Model,
    _ spans: [History<Model.Operation, Model.Outcome>.Span],
    _ maximumConfigurations: Int
  ) {
    self.model = model
    self.spans = spans
    self.maximumConfigurations = maximumConfigurations
    required = spans.indices.reduce(0) { spans[$1].endedAt == nil ? $0 : $0 | 1 << UInt64($1) }
    candidates = spans.indices.filter { !spans[$0].hasFailed }
    longestState = model.initialState
  }

  /// Goes on with every operation that may come next, until all that have happened are in order.
  ///
  /// It calls itself once an operation, 64 deep at most.
  mutating func goOn(from done: UInt64, in state: Model.State) -> Result {
    if done & required == required { return .arrived }
    guard seen.insert(Configuration(done: done, state: state)).inserted else { return .deadEnd }
    guard seen.count <= maximumConfigurations else { return .gaveUp }
    // Whatever began after another had ended comes after it.
    let firstEnd = firstEnd(of: required & ~done)
    for index in candidates where done & 1 << UInt64(index) == 0 {
      let span = spans[index]
      // Spans are in the order in which they begin.
      if span.invokedAt > firstEnd { break }
      guard let next = model.step(state, span.operation, span.outcome) else { continue }
      order.append(index)
      if order.count > longest.count { (longest, longestState) = (order, next) }
      let result = goOn(from: done | 1 << UInt64(index), in: next)
      if result != .deadEnd { return result }
      order.removeLast()
    }
    return .deadEnd
  }

  /// The number of the event with which the first of some operations ends.
  private func firstEnd(of operations: UInt64) -> Int {
    var first = Int.max
    for index in candidates where operations & 1 << UInt64(index) != 0 {
      if let end = spans[index].endedAt { first = min(first, end) }
    }
    return first
  }
}
