import ConversationTesting

/// A register that is read, written, and compared and set.
struct RegisterModel: SequentialModel {
  enum Operation: Hashable, Sendable {
    case read
    case write(Int)
    case compareAndSet(Int, Int)
  }

  enum Outcome: Hashable, Sendable {
    case value(Int)
    case written
    case isSet(Bool)
  }

  let initialState = 0

  func step(_ state: Int, _ operation: Operation, _ outcome: Outcome?) -> Int? {
    let (answer, next) = answer(to: operation, in: state)
    return outcome == nil || outcome == answer ? next : nil
  }

  func answer(to operation: Operation, in state: Int) -> (Outcome, Int) {
    switch operation {
    case .read: (.value(state), state)
    case .write(let value): (.written, value)
    case .compareAndSet(let old, let new): (.isSet(state == old), state == old ? new : state)
    }
  }
}

typealias RegisterHistory = History<RegisterModel.Operation, RegisterModel.Outcome>

extension RegisterHistory {
  /// A history from its events, in their order.
  init(_ events: [(process: Int, event: Event)]) throws {
    self.init()
    for (process, event) in events { try append(event, by: process) }
  }
}
