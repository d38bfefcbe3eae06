import ConversationCore

/// Invariant 3: an agent's slots are what their conversations say, never more than the limits, and
/// none once everything is done.
enum Invariant03Capacity {
  /// The stored record of an agent.
  static func check(
    _ record: Agent,
    of known: AgentModel,
    in model: Model
  ) throws(Violation) {
    let surplus = record.slots.first { slot in
      !known.holdings.contains { holding in
        model.conversations[holding.conversation].id == slot.conversation
          && holding.use == slot.use
      }
    }
    if let surplus {
      let index = model.index(of: surplus.conversation)
      throw Violation(
        .capacity,
        "\(known.id) has a slot (\(surplus.use)) that the conversation does not say",
        in: index.map { model.conversations[$0].name }
      )
    }
    guard record.slots.count == known.holdings.count else {
      let missing = known.holdings.first { holding in
        record.slot(for: model.conversations[holding.conversation].id) == nil
      }
      throw Violation(
        .capacity,
        "\(known.id) has \(record.slots.count) slots for \(known.holdings.count) conversations",
        in: missing.map { model.conversations[$0.conversation].name }
      )
    }
    try checkLimits(record)
  }

  /// Nobody has anything left to do.
  static func checkDrained(_ model: Model) throws(Violation) {
    for known in model.agents {
      guard let slots = known.record?.slots, !slots.isEmpty else { continue }
      throw Violation(.capacity, "\(known.id) has \(slots.count) slots when all is done")
    }
  }

  private static func checkLimits(_ agent: Agent) throws(Violation) {
    for channelClass in ChannelClass.allCases {
      let used = agent.slots.count { $0.channelClass == channelClass }
      guard used <= agent.capacity.limits[channelClass] else {
        throw Violation(
          .capacity,
          "\(agent.id) has \(used) slots for \(channelClass.rawValue), "
            + "of \(agent.capacity.limits[channelClass])"
        )
      }
    }
    let classes = Set(agent.slots.map(\.channelClass))
    let fits =
      switch agent.capacity.blending {
      case .blended: true
      case .blendedRealtime: !classes.isSuperset(of: [.chat, .telephony])
      case .exclusive: agent.slots.count <= 1
      }
    guard fits else {
      throw Violation(
        .capacity,
        "\(agent.id) has \(agent.slots.count) slots that do not fit beside each other"
      )
    }
  }
}
