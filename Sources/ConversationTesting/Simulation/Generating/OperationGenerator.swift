import ConversationCore

/// Makes the operations of a seed, one after another, from what is known at that moment.
struct OperationGenerator {
  var dice: Dice
  let model: Model
  private let swarm: Swarm
  private let conversations: Int
  private var number = 0
  /// The next one, where two belong together.
  private var next: SimulatedOperation?
  var customerCount = 0

  init(seed: UInt64, conversations: Int, hasFaults: Bool, model: Model) {
    var dice = Dice(seed: seed, part: -1)
    swarm = Swarm(&dice, hasFaults: hasFaults)
    self.dice = dice
    self.model = model
    self.conversations = conversations
  }

  /// The next step; `nil` once every conversation has been opened and had its time.
  mutating func makeStep() -> SimulatedStep? {
    let opened = model.counts.conversations
    let isLate = number > conversations * swarm.stepsPerConversation * 2
    guard opened < conversations || number < conversations * swarm.stepsPerConversation, !isLate
    else { return nil }
    number += 1
    return SimulatedStep(number, at: dice.number(below: 2), makeOperation())
  }

  private mutating func makeOperation() -> SimulatedOperation {
    if let planned = next {
      next = nil
      return planned
    }
    // Enough new conversations come, whatever else the seed prefers.
    let isBehind = model.counts.conversations * swarm.stepsPerConversation < number
    if isBehind, model.counts.conversations < conversations, dice.isLucky(50) { return first() }
    for _ in 0..<6 {
      if let operation = make(pickKind()) { return operation }
    }
    return .wait(milliseconds: dice.number(in: 1...500))
  }

  private mutating func pickKind() -> OperationKind {
    var total = 0
    for kind in OperationKind.allCases { total += weight(of: kind) }
    var place = dice.number(below: total)
    for kind in OperationKind.allCases {
      place -= weight(of: kind)
      if place < 0 { return kind }
    }
    return .work
  }

  /// What a seed weighs, and how much there is of it to do now.
  private func weight(of kind: OperationKind) -> Int {
    let standard = swarm[kind]
    let agents = model.agents.count
    switch kind {
    case .accept: return standard * min(30, 2 + model.offered.count * 100 / agents) / 10
    case .end:
      return standard * min(30, model.owned.count * 1_000 / (agents * swarm.load)) / 10
    case .submitWrapUp: return standard * min(30, model.wrappingUp.count * 40 / agents) / 10
    case .beAvailable: return standard * min(30, model.resting.count * 60 / agents) / 10
    case .comeBack: return standard * min(30, model.absent.count * 200 / agents) / 10
    default: return standard
    }
  }

  private mutating func make(_ kind: OperationKind) -> SimulatedOperation? {
    switch kind {
    case .write, .duplicate, .several, .customerEnds, .start: return makeCustomers(kind)
    case .comeBack, .signOut, .loseConnection, .removeAgent, .beAvailable, .beIdle:
      return makeAgents(kind)
    case .deleteEntryPoint, .replaceEntryPoint, .wait, .waitForDeadline, .jump, .setBack, .work,
      .script, .fail:
      return makeSurroundings(kind)
    case .report, .reportEarly, .watermark: return makeReport(kind)
    case .call, .consent: return makeCall(kind)
    case .race: return makeRace()
    case .stop: return makeStop()
    case .acceptAtExpiry: return makeAcceptAtExpiry()
    default: return makeCommand(kind)
    }
  }

  // MARK: Pairs

  /// An offer is accepted at the very tick at which it expires, or just before.
  private mutating func makeAcceptAtExpiry() -> SimulatedOperation? {
    guard let name = pick(model.offered) else { return nil }
    let accept = SimulatedOperation.accept(name, by: .offered, offersBack: 0)
    let early = dice.number(below: 2)
    next = dice.isLucky(30) ? .race(accept, against: .work) : accept
    return .waitForExpiry(name, minus: early)
  }

  /// Two operations on one conversation, or whatever there is, at once at two hosts.
  private mutating func makeRace() -> SimulatedOperation? {
    let kinds: [OperationKind] = [
      .accept, .accept, .decline, .end, .send, .transfer, .transferToQueue, .withdrawTransfer,
      .requestConference, .submitWrapUp, .write, .customerEnds, .claim, .exitConference,
      .beAvailable, .signOut, .start, .call, .call, .consent,
    ]
    if dice.isLucky(20) {
      let first = first()
      return .race(first, against: makeRival(of: first))
    }
    guard let kind = dice.pick(kinds), let first = make(kind) else { return nil }
    if dice.isLucky(25), let other = dice.pick(kinds).flatMap({ make($0) }) {
      next = nil
      return .race(first, against: other)
    }
    return .race(first, against: makeRival(of: first))
  }

  /// Something in the middle of which a host stops.
  private mutating func makeStop() -> SimulatedOperation? {
    let kinds: [OperationKind] = [
      .work, .work, .work, .write, .several, .accept, .decline, .send, .transfer, .end,
      .submitWrapUp, .customerEnds, .beAvailable, .signOut, .loseConnection, .deleteEntryPoint,
      .call,
    ]
    return dice.pick(kinds).flatMap { make($0) }.map {
      .stop($0, after: dice.number(below: dice.isLucky(70) ? 6 : 40))
    }
  }

  private mutating func makeRival(of first: SimulatedOperation) -> SimulatedOperation {
    if case .write(let customer, let numbers) = first {
      return dice.isLucky(50)
        ? first : .write(customer: customer, numbers: [(numbers.max() ?? 0) + 1])
    }
    if case .call = first { return first }
    guard let (name, by) = first.subject else { return .work }
    switch dice.number(below: 9) {
    case 0, 1: return first
    case 2: return .customerEnds(customer: name.customer)
    case 3: return .accept(name, by: .offered, offersBack: 0)
    case 4: return .decline(name, by: .offered, offersBack: 0)
    case 5: return .end(name, by: .owner)
    case 6: return .claim(name, by: anybody())
    case 7: return .write(customer: name.customer, numbers: [newNumber(of: name.customer)])
    default: return .send(name, by: by, times: 1)
    }
  }

  // MARK: Picking

  mutating func pick(_ set: NumberSet) -> ConversationName? {
    dice.pick(set.numbers).map { model.conversations[$0].name }
  }

  mutating func anybody() -> Participant { .agent(dice.number(below: model.agents.count)) }

  /// The number of a customer's next message.
  func newNumber(of customer: Int) -> Int {
    customer < model.customers.count ? model.customers[customer].messages.count : 0
  }

  mutating func first() -> SimulatedOperation {
    if dice.isLucky(30), let name = pick(model.ended) {
      return .write(customer: name.customer, numbers: [newNumber(of: name.customer)])
    }
    customerCount += 1
    return .write(customer: customerCount - 1, numbers: [0])
  }
}
