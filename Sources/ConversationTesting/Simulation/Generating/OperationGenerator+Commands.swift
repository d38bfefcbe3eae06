import ConversationCore

// What agents do in conversations.
extension OperationGenerator {
  mutating func makeCommand(_ kind: OperationKind) -> SimulatedOperation? {
    switch kind {
    case .accept:
      return pick(model.offered).map { .accept($0, by: .offered, offersBack: 0) }
    case .acceptWrongly: return makeWrongAccept()
    case .decline: return pick(model.offered).map { .decline($0, by: .offered, offersBack: 0) }
    case .claim:
      guard let name = pick(model.waiting), isShared(name) else { return nil }
      return .claim(name, by: anybody())
    case .send:
      return pick(model.owned).map {
        .send($0, by: dice.isLucky(90) ? .owner : .guest, times: 1)
      }
    case .sendTwice: return pick(model.owned).map { .send($0, by: .owner, times: 2) }
    case .addNote: return pick(model.open).map { .addNote($0, by: anybody()) }
    case .transfer:
      return pick(model.owned).flatMap { name in
        colleague(in: name).map { .transfer(name, by: .owner, toAgent: $0) }
      }
    case .transferToQueue:
      return pick(model.owned).flatMap { name in
        queue(for: name).map { .transferToQueue(name, by: .owner, queue: $0) }
      }
    case .transferWhileWrappingUp:
      return pick(model.wrappingUp).map {
        .transfer($0, by: .wrappingUp, toAgent: dice.number(below: model.agents.count))
      }
    case .requestConference:
      return pick(model.owned).flatMap { name in
        colleague(in: name).map { .requestConference(name, by: .owner, guest: $0) }
      }
    default: return makeEnding(kind)
    }
  }

  private mutating func makeEnding(_ kind: OperationKind) -> SimulatedOperation? {
    switch kind {
    case .withdrawTransfer:
      return pickOffered { if case .transfer = $0 { true } else { false } }
        .map { .withdrawTransfer($0, by: .owner) }
    case .withdrawConference:
      return pickOffered { if case .conference = $0 { true } else { false } }
        .map { .withdrawConference($0, by: .owner) }
    case .exitConference: return pickConference().map { .exitConference($0, by: .guest) }
    case .endConference: return pickConference().map { .endConference($0, by: .owner) }
    case .end: return pick(model.owned).map { .end($0, by: .owner) }
    case .submitWrapUp: return pick(model.wrappingUp).map { .submitWrapUp($0, by: .wrappingUp) }
    case .extendWrapUp: return pick(model.wrappingUp).map { .extendWrapUp($0, by: .wrappingUp) }
    default: return nil
    }
  }

  /// Late, foreign, double: none of these may succeed.
  private mutating func makeWrongAccept() -> SimulatedOperation? {
    switch dice.number(below: 3) {
    case 0: return pick(model.offered).map { .accept($0, by: anybody(), offersBack: 0) }
    case 1: return pick(model.owned).map { .accept($0, by: .owner, offersBack: 0) }
    default:
      return pick(model.open).map { .accept($0, by: anybody(), offersBack: dice.number(below: 3)) }
    }
  }

  // MARK: Picking

  private func record(_ name: ConversationName) -> Conversation? {
    model.index(of: name).flatMap { model.conversations[$0].record }
  }

  private func isShared(_ name: ConversationName) -> Bool {
    model.index(of: name).map { model.conversations[$0].isShared } ?? false
  }

  /// An agent who is probably free, of those that a few tries find.
  private mutating func colleague(in name: ConversationName) -> Int? {
    guard let record = record(name) else { return nil }
    var found = dice.number(below: model.agents.count)
    for _ in 0..<4 {
      if let agent = model.agents[found].record, agent.isReady(for: record.channelClass) { break }
      found = dice.number(below: model.agents.count)
    }
    return found
  }

  /// A queue that serves the conversation's class, or rarely any.
  private mutating func queue(for name: ConversationName) -> Int? {
    guard let record = record(name) else { return nil }
    let queues = model.scenery.queues
    let fitting = queues.indices.filter { queues[$0].channelClass == record.channelClass }
    return dice.isLucky(95) ? dice.pick(fitting) : dice.number(below: queues.count)
  }

  /// A conversation with an open offer of a purpose, of those that a few tries find.
  private mutating func pickOffered(_ suits: (OfferPurpose) -> Bool) -> ConversationName? {
    for _ in 0..<8 {
      guard let name = pick(model.offered) else { return nil }
      if let purpose = record(name)?.openOffer?.purpose, suits(purpose) { return name }
    }
    return nil
  }

  /// A conversation with a guest, of those that a few tries find.
  private mutating func pickConference() -> ConversationName? {
    for _ in 0..<8 {
      guard let name = pick(model.owned) else { return nil }
      if record(name)?.guest != nil { return name }
    }
    return nil
  }
}
