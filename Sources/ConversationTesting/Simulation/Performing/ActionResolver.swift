import ConversationCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Finds out what an operation means now: which conversation has the name, who the owner is.
struct ActionResolver {
  let model: Model
  let now: Date
  let step: Int
  /// Which of the two operations of a race it is: 0 or 1.
  let half: Int

  /// The action; `nil` if there is nothing that it could be about.
  func action(for operation: SimulatedOperation) -> SimulatedAction? {
    switch operation {
    case .write(let customer, let numbers): return write(customer, numbers)
    case .customerEnds(let customer):
      return SimulatedAction(
        kind: .receive([.end(entryPoint(of: customer).name, customer: customer)])
      )
    case .call(let customer, let number, let event):
      model.meet(customer)
      let report = CallReport(
        event,
        of: CallID("k\(customer).\(number)"),
        from: .number(Scenery.address(customer), takesTexts: nil),
        to: Hotline.number
      )
      return SimulatedAction(kind: .call(report))
    case .consent(let customer, let isOptOut):
      model.meet(customer)
      let item = WireItem.consent(
        entryPoint(of: customer).name,
        customer: customer,
        isOptOut ? .optOut : .optIn
      )
      return SimulatedAction(kind: .receive([item]))
    case .work: return SimulatedAction(kind: .work)
    case .report(let name, let back, let status, let naming):
      return report(name, back, status, naming)
    case .deleteEntryPoint, .replaceEntryPoint: return administration(operation)
    case .signIn, .signOut, .loseConnection, .restoreConnection, .removeAgent, .choose:
      return stateChange(operation)
    case .start(let customer, let number):
      guard let agent = id(number) else { return nil }
      model.meet(customer)
      let plan = entryPoint(of: customer)
      let generation = model.entryPoints[plan.number].generation
      let text = note(customer)
      return command(
        .startConversation(
          from: plan.entryPoint(generation: generation).id,
          with: Scenery.address(customer),
          MessageDraft(StepText.make(step: step, half: half))
        ),
        by: agent,
        text: text
      )
    case .wait, .waitForDeadline, .waitForExpiry, .script, .failCommit, .failRead, .race, .stop:
      return nil
    default: return conversationCommand(operation)
    }
  }

  // MARK: Customers and the provider

  private func entryPoint(of customer: Int) -> EntryPlan {
    model.scenery.entryPoints[model.scenery.entryPoint(of: customer)]
  }

  private func write(_ customer: Int, _ numbers: [Int]) -> SimulatedAction {
    model.meet(customer)
    for number in numbers {
      while model.customers[customer].messages.count <= number {
        model.customers[customer].messages.append(.unknown)
      }
      if case .unknown = model.customers[customer].messages[number] {
        model.customers[customer].messages[number] = .attempted
      }
    }
    let name = entryPoint(of: customer).name
    return SimulatedAction(
      kind: .receive(numbers.map { .message(name, customer: customer, number: $0) })
    )
  }

  private func report(
    _ name: ConversationName,
    _ back: Int,
    _ status: DeliveryStatus,
    _ naming: ReportNaming
  ) -> SimulatedAction? {
    guard let index = model.index(of: name) else { return nil }
    let known = model.conversations[index]
    let outbound = known.shadow.statuses.indices.reversed().lazy
      .filter { known.shadow.statuses[$0] != nil }
    guard let place = outbound.dropFirst(back).first else { return nil }
    let id = MessageID(conversation: known.id, sequence: place + 1)
    let target: DeliveryReport.Target =
      switch naming {
      case .providerID: .providerID(WireItem.providerID(of: id))
      case .message: .message(id)
      case .watermark: .sentUntil(now, to: Scenery.address(name.customer))
      }
    let entry = entryPoint(of: name.customer).name
    return SimulatedAction(kind: .receive([.report(entry, target, status)]))
  }

  // MARK: Administrators and agents' states

  private func administration(_ operation: SimulatedOperation) -> SimulatedAction? {
    let plans = model.scenery.entryPoints
    switch operation {
    case .deleteEntryPoint(let number):
      guard number < plans.count, !model.entryPoints[number].isDeleted else { return nil }
      let generation = model.entryPoints[number].generation
      return command(.deleteEntryPoint(plans[number].entryPoint(generation: generation).id))
    case .replaceEntryPoint(let number):
      guard number < plans.count, model.entryPoints[number].isDeleted else { return nil }
      let generation = model.entryPoints[number].generation + 1
      return command(.saveEntryPoint(plans[number].entryPoint(generation: generation)))
    default: return nil
    }
  }

  private func stateChange(_ operation: SimulatedOperation) -> SimulatedAction? {
    switch operation {
    case .signIn(let number):
      return id(number).flatMap { command(.signIn($0), by: $0) }
    case .signOut(let number):
      return id(number).flatMap { command(.signOut($0), by: $0) }
    case .loseConnection(let number):
      return id(number).flatMap { command(.reportConnectionLost($0)) }
    case .restoreConnection(let number):
      return id(number).flatMap { command(.reportConnectionRestored($0)) }
    case .removeAgent(let number): return id(number).flatMap { command(.removeAgent($0)) }
    case .choose(let number, let isAvailable, let channelClass):
      let choice: AvailabilityChoice = isAvailable ? .available : .idle(.onBreak)
      return id(number).flatMap {
        command(.setAvailability($0, choice, for: channelClass), by: $0)
      }
    default: return nil
    }
  }

  // MARK: An agent and a conversation

  private func conversationCommand(_ operation: SimulatedOperation) -> SimulatedAction? {
    guard let (name, participant) = operation.subject, let index = model.index(of: name),
      let agent = model.agent(participant, in: index)
    else { return nil }
    let known = model.conversations[index]
    let id = known.id
    func offer(_ back: Int) -> OfferID? {
      let number = known.shadow.offerCount - back
      return number > 0 ? OfferID(conversation: id, number: number) : nil
    }
    switch operation {
    case .accept(_, _, let back): return offer(back).flatMap { command(.accept($0), by: agent) }
    case .decline(_, _, let back): return offer(back).flatMap { command(.decline($0), by: agent) }
    case .claim: return command(.claim(id), by: agent)
    case .send(_, _, let times):
      let draft = MessageDraft(StepText.make(step: step, half: half))
      let text = note(name.customer)
      let key = times > 1 ? "k\(text)" : nil
      return command(.send(draft, in: id), by: agent, key: key, times: times, text: text)
    case .addNote:
      let text = note(name.customer)
      return command(
        .addNote(StepText.make(step: step, half: half), in: id),
        by: agent,
        text: text
      )
    case .transfer(_, _, let target):
      return self.id(target).flatMap { command(.transfer(id, to: .agent($0)), by: agent) }
    case .transferToQueue(_, _, let number):
      let queue = model.scenery.queues[number % model.scenery.queues.count]
      return command(.transfer(id, to: .queue(queue.id)), by: agent)
    case .withdrawTransfer: return command(.withdrawTransfer(id), by: agent)
    case .requestConference(_, _, let guest):
      return self.id(guest).flatMap { command(.requestConference(id, with: $0), by: agent) }
    case .withdrawConference: return command(.withdrawConference(id), by: agent)
    case .exitConference: return command(.exitConference(id), by: agent)
    case .endConference: return command(.endConference(id), by: agent)
    case .end: return command(.end(id), by: agent)
    case .submitWrapUp: return command(.submitWrapUp(id, "solved"), by: agent)
    case .extendWrapUp: return command(.extendWrapUp(id), by: agent)
    default: return nil
    }
  }

  // MARK: Parts

  private func id(_ number: Int) -> AgentID? {
    number < model.agents.count ? model.agents[number].id : nil
  }

  /// Notes that something is written to a customer; the number of its text.
  private func note(_ customer: Int) -> Int {
    let number = step * 2 + half
    model.addCause(number, customer: customer)
    return number
  }

  private func command(
    _ action: Command.Action,
    by agent: AgentID? = nil,
    key: String? = nil,
    times: Int = 1,
    text: Int? = nil
  ) -> SimulatedAction {
    let command = Command(
      action,
      by: agent.map { .agent($0) } ?? .administrator,
      idempotencyKey: key
    )
    return SimulatedAction(kind: .perform(command, times: times), text: text)
  }
}
