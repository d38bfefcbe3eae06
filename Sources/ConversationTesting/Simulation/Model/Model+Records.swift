import ConversationCore

extension Model {
  /// Takes over what a conversation has become.
  ///
  /// Returns the numbers of the agents whose capacity it changes.
  func adopt(_ record: Conversation, at index: Int) -> [Int] {
    let isShared = conversations[index].isShared
    var touched: [Int] = []
    let before =
      conversations[index].record.map { ConversationModel.holdings(of: $0, isShared: isShared) }
      ?? []
    let after = ConversationModel.holdings(of: record, isShared: isShared)
    for holding in before {
      guard let number = number(of: holding.agent) else { continue }
      agents[number].holdings.removeAll { $0.conversation == index }
      if !touched.contains(number) { touched.append(number) }
    }
    for holding in after {
      guard let number = number(of: holding.agent) else { continue }
      agents[number].holdings.append((index, holding.use))
      if !touched.contains(number) { touched.append(number) }
    }
    conversations[index].record = record
    conversations[index].deadline = record.nextDeadline
    sort(index, record)
    return touched
  }

  private func sort(_ index: Int, _ record: Conversation) {
    let stage = record.stage.name
    offered.set(index, record.openOffer != nil)
    owned.set(index, record.owner != nil)
    waiting.set(index, stage == .queued)
    let queue = stage == .queued ? self.queue(record.place.queue) : nil
    if queue != conversations[index].waitsIn {
      if let old = conversations[index].waitsIn { waitingIn[old].set(index, false) }
      if let queue { waitingIn[queue].set(index, true) }
      conversations[index].waitsIn = queue
    }
    wrappingUp.set(index, record.legs.contains { $0.wrapUp != nil })
    ended.set(index, stage == .ended)
    open.set(index, stage != .ended)
  }

  /// Takes over what an agent has become.
  func adopt(_ record: Agent, at number: Int) {
    agents[number].record = record
    let isAway = record.presence != .signedIn
    absent.set(number, isAway && record.presence != .removed)
    let isResting = ChannelClass.allCases.contains { record.availability[$0].state != .available }
    resting.set(number, !isAway && isResting)
    for (place, channelClass) in ChannelClass.allCases.enumerated() {
      ready[place].set(number, record.isReady(for: channelClass))
    }
  }

  /// Takes over what an entry point has become.
  func adopt(_ entryPoint: EntryPoint) {
    let parts = entryPoint.id.rawValue.dropFirst().split(separator: ".")
    guard parts.count == 2, let number = Int(parts[0]), let generation = Int(parts[1]),
      number < entryPoints.count
    else { return }
    let isDeleted = entryPoint.deletedAt != nil
    entryPoints[number] = EntryPointModel(generation: generation, isDeleted: isDeleted)
  }

  /// Who takes a part in a conversation now.
  func agent(_ participant: Participant, in index: Int) -> AgentID? {
    guard let record = conversations[index].record else { return nil }
    switch participant {
    case .offered: return record.openOffer?.agent
    case .owner: return record.owner
    case .guest: return record.guest
    case .wrappingUp: return record.legs.first { $0.wrapUp != nil }?.agent
    case .agent(let number): return number < agents.count ? agents[number].id : nil
    }
  }
}
