/// Who does what in a race: a few operations one after the other, then the rest in several hands at
/// once.
struct RacePlan: Sendable {
  /// How many tasks there are.
  static let hands = 3
  static let agents = 3
  static let operations = 12

  /// What the first hand does while the others wait.
  private(set) var opening: [RacedOperation] = []
  /// What each hand does, one after the other.
  private(set) var hands: [[RacedOperation]] = Array(repeating: [], count: Self.hands)

  /// Makes the plan of a seed, for conversations that stand in some state.
  ///
  /// Most operations are such as succeed if all come one after the other, so that they lead somewhere.
  /// Some have a rival in the next hand, which succeeds only if it is the first of the two: a second
  /// click, another owner's request to the same agent.
  init(seed: UInt64, from model: RaceModel) {
    var dice = Dice(seed: seed, part: 0)
    var state = model.initialState
    var operations: [RacedOperation] = []
    while operations.count < Self.operations {
      guard let operation = Self.operation(in: state, model, &dice) else { break }
      let next = model.answer(to: operation, in: state).1
      operations.append(operation)
      if operations.count < Self.operations, dice.isLucky(40) {
        let rivals = Self.everything(in: state).filter { rival in
          model.carriesOut(rival, in: state) && !model.carriesOut(rival, in: next)
        }
        // Those that meet over an agent alone are rare, and would hardly ever be picked.
        let across = rivals.filter { $0.conversation != operation.conversation }
        if let rival = Self.pick(from: across.isEmpty ? rivals : across, &dice) {
          operations.append(rival)
        }
      }
      state = next
    }
    let alone = dice.number(in: 0...4)
    opening = Array(operations.prefix(alone))
    for (number, operation) in operations.dropFirst(alone).enumerated() {
      hands[number % Self.hands].append(operation)
    }
  }

  /// One operation, mostly one that succeeds.
  private static func operation(
    in state: RaceModel.State,
    _ model: RaceModel,
    _ dice: inout Dice
  ) -> RacedOperation? {
    var possible = everything(in: state)
    if dice.isLucky(85) { possible.removeAll { !model.carriesOut($0, in: state) } }
    // What leads out of a conversation is as rare as in life.
    if dice.isLucky(60) { possible.removeAll { ["decline", "end", "look"].contains($0.kind) } }
    return pick(from: possible.isEmpty ? everything(in: state) : possible, &dice)
  }

  /// First the kind: there are more ways to transfer than to send.
  private static func pick(
    from possible: [RacedOperation],
    _ dice: inout Dice
  ) -> RacedOperation? {
    var kinds: [String] = []
    for operation in possible where !kinds.contains(operation.kind) { kinds.append(operation.kind) }
    let kind = dice.pick(kinds)
    return dice.pick(possible.filter { $0.kind == kind })
  }

  /// Every operation that there is, of those that name an offer the ones that name the last.
  private static func everything(in state: RaceModel.State) -> [RacedOperation] {
    state.conversations.indices.flatMap { conversation in
      let offers = state.conversations[conversation].offers
      return (0..<agents).flatMap { agent in
        let deeds: [RacedOperation.Deed] =
          [.accept(offer: offers), .decline(offer: offers)]
          + (0..<agents).filter { $0 != agent }.map { .transfer(to: $0) }
          + [.withdrawTransfer, .send, .end, .submitWrapUp, .look]
        return deeds.map {
          RacedOperation(conversation: conversation, agent: agent, deed: $0)
        }
      }
    }
  }
}
