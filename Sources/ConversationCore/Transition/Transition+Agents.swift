#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

// How agents' records follow the conversation's: in the same transition, so in the same commit.
extension Transition {
  /// Changes an agent; one that was not handed in is left as it is.
  mutating func update(_ id: AgentID, _ change: (inout Agent) -> [AgentEvent]) {
    guard let index = sharedAgents.firstIndex(where: { $0.value.id == id }) else { return }
    if !changedAgents.contains(id) { changedAgents.append(id) }
    var agent = sharedAgents[index].value
    for event in change(&agent) { events.append(.agent(id, event)) }
    sharedAgents[index] = Shared(consume agent)
  }

  /// Takes a slot, or uses the one the conversation has in another way.
  mutating func occupy(_ agent: AgentID, _ use: Slot.Use, at now: Date) {
    let (id, channelClass) = (conversation.id, conversation.channelClass)
    update(agent) { agent in
      agent.occupy(id, channelClass: channelClass, use: use, at: now)
      return []
    }
  }

  /// Takes the slot of an agent who owns the conversation or is its guest.
  ///
  /// An assignment in a shared inbox takes none, and gives back the one its offer had.
  mutating func handle(_ agent: AgentID, at now: Date) {
    switch policy.style {
    case .contactCenter: occupy(agent, .handling, at: now)
    case .sharedInbox: release(agent, at: now)
    }
  }

  /// Changes what a slot is used for, where the conversation takes one: an assignment in a shared
  /// inbox does not.
  mutating func reuseSlot(of agent: AgentID, for use: Slot.Use, at now: Date) {
    guard self.agent(agent)?.slot(for: conversation.id) != nil else { return }
    occupy(agent, use, at: now)
  }

  /// Gives a slot back; a contact's end lets a pending idle choice take effect (W-04).
  mutating func release(_ agent: AgentID, at now: Date) {
    let id = conversation.id
    update(agent) { agent in agent.release(id, at: now) }
  }
}
