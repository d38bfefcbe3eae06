import ConversationCore

// What customers, agents by themselves, the provider and time do.
extension OperationGenerator {
  mutating func makeCustomers(_ kind: OperationKind) -> SimulatedOperation? {
    switch kind {
    case .write:
      return pick(model.open).map {
        .write(customer: $0.customer, numbers: [newNumber(of: $0.customer)])
      }
    case .duplicate:
      guard let name = pick(dice.isLucky(80) ? model.open : model.ended) else { return nil }
      let old = dice.number(below: newNumber(of: name.customer))
      return .write(
        customer: name.customer,
        numbers: Array(repeating: old, count: dice.number(in: 1...3))
      )
    case .several:
      // Out of order, and one of them perhaps twice.
      guard let name = pick(model.open) else { return nil }
      let next = newNumber(of: name.customer)
      let orders = [
        [next + 1, next], [next + 2, next, next + 1], [next, next], [next + 1, next, next + 1],
      ]
      return dice.pick(orders).map { .write(customer: name.customer, numbers: $0) }
    case .customerEnds: return pick(model.open).map { .customerEnds(customer: $0.customer) }
    case .start:
      guard let agent = dice.pick(Array(model.agents.indices)) else { return nil }
      if dice.isLucky(50), let name = pick(model.ended) {
        return .start(customer: name.customer, by: agent)
      }
      customerCount += 1
      return .start(customer: customerCount - 1, by: agent)
    default: return nil
    }
  }

  mutating func makeAgents(_ kind: OperationKind) -> SimulatedOperation? {
    let anyone = dice.number(below: model.agents.count)
    switch kind {
    case .comeBack:
      return dice.pick(model.absent.numbers).map {
        dice.isLucky(50) ? .signIn(agent: $0) : .restoreConnection(agent: $0)
      }
    case .signOut: return .signOut(agent: anyone)
    case .loseConnection: return .loseConnection(agent: anyone)
    case .removeAgent:
      // Whoever has nothing to do leaves nothing behind.
      let leaving =
        dice.pick((dice.isLucky(50) ? model.owned : model.wrappingUp).numbers)
        .flatMap { index in
          model.agent(.wrappingUp, in: index) ?? model.agent(.owner, in: index)
        }.flatMap { model.number(of: $0) } ?? anyone
      return leaving < Scenery.teamCount ? nil : .removeAgent(leaving)
    case .beAvailable:
      return dice.pick(model.resting.numbers).map {
        .choose(
          agent: $0,
          isAvailable: true,
          for: dice.isLucky(70) ? nil : dice.pick(ChannelClass.allCases)
        )
      }
    case .beIdle:
      return .choose(
        agent: anyone,
        isAvailable: false,
        for: dice.isLucky(40) ? nil : dice.pick(ChannelClass.allCases)
      )
    default: return nil
    }
  }

  mutating func makeSurroundings(_ kind: OperationKind) -> SimulatedOperation? {
    switch kind {
    case .wait: return .wait(milliseconds: dice.number(in: 1...1_500))
    case .waitForDeadline: return .waitForDeadline(minus: dice.number(below: 2))
    case .jump: return .wait(milliseconds: dice.number(in: 60_000...7_200_000))
    case .setBack: return .wait(milliseconds: -dice.number(in: 1...5_000))
    case .work: return .work
    case .deleteEntryPoint:
      return .deleteEntryPoint(dice.number(below: model.scenery.entryPoints.count))
    case .replaceEntryPoint:
      return dice.pick(model.entryPoints.indices.filter { model.entryPoints[$0].isDeleted })
        .map { .replaceEntryPoint($0) }
    case .script:
      let answers: [ProviderAnswer] = [.sent, .sentWithoutID, .retry, .retry, .unknown, .refused]
      return .script((0..<dice.number(in: 1...4)).compactMap { _ in dice.pick(answers) })
    case .fail:
      if dice.isLucky(20) { return .failRead(after: dice.number(below: 8)) }
      return dice.pick(StorageFault.allCases).map {
        .failCommit($0, after: dice.number(below: 4))
      }
    default: return nil
    }
  }

  mutating func makeReport(_ kind: OperationKind) -> SimulatedOperation? {
    guard let name = pick(dice.isLucky(70) ? model.owned : model.ended) else { return nil }
    let statuses: [DeliveryStatus] = [.delivered, .delivered, .read, .sent, .failed]
    guard let status = dice.pick(statuses) else { return nil }
    switch kind {
    case .report:
      return .report(
        name,
        messagesBack: dice.number(below: 3),
        status,
        dice.isLucky(70) ? .providerID : .message
      )
    case .reportEarly: return .report(name, messagesBack: 0, status, .providerID)
    case .watermark: return .report(name, messagesBack: 0, status, .watermark)
    default: return nil
    }
  }

  /// What happens between customers and the team that is called.
  mutating func makeCall(_ kind: OperationKind) -> SimulatedOperation? {
    let customer = 10 * dice.number(below: customerCount / 10 + 1) + Hotline.entryPoint
    switch kind {
    case .call:
      let events: [CallEvent] = [
        .started, .phase(dice.pick(CallPhase.allCases) ?? .ringing), .ended, .ended,
        .answered(by: model.agents[dice.number(below: model.agents.count)].id), .voicemail(nil),
      ]
      return dice.pick(events).map {
        .call(customer: customer, number: dice.number(below: 6), $0)
      }
    case .consent: return .consent(customer: customer, isOptOut: dice.isLucky(40))
    default: return nil
    }
  }
}
