import ConversationCore
import ConversationEngine
import Foundation

/// The simulated colleagues: one accepts what they are asked, one declines, one does not answer.
struct Colleagues {
  /// What somebody does with an offer.
  enum Temper {
    case accepts(after: TimeInterval)
    case declines(after: TimeInterval)
    case isAbsent
  }

  private enum Plan {
    case accept(OfferID, AgentID)
    case decline(OfferID, AgentID)
    case say(String, ConversationID, AgentID)
    case exit(ConversationID, AgentID)
    case end(ConversationID, AgentID)
    case wrapUp(ConversationID, AgentID)
    case comeBack(AgentID)
  }

  static let tempers: [(agent: AgentID, temper: Temper)] = [
    ("ben", .accepts(after: 4)), ("cleo", .isAbsent), ("dora", .declines(after: 3)),
  ]

  private let office: Office
  private var agenda = Agenda<Plan>()
  private var seen: Set<OfferID> = []
  private var away: Set<AgentID> = []

  init(of office: Office) { self.office = office }

  /// When somebody does something by themselves.
  var next: Date? { agenda.next }

  /// Lets everybody do what they do by now; returns whether anybody did anything.
  mutating func act() async throws -> Bool {
    let now = office.clock.now
    try await look(at: now)
    var hasActed = false
    while let plan = agenda.takeDue(at: now) {
      hasActed = true
      do {
        try await carryOut(plan, at: now)
      } catch is ConversationError {
        // What they had planned is no longer possible: the conversation went another way.
      }
    }
    return hasActed
  }

  /// Notices offers, and who has become idle or RONA.
  private mutating func look(at now: Date) async throws {
    for (agent, temper) in Self.tempers {
      for offer in try await office.center.openOffers(to: agent)
      where seen.insert(offer.id).inserted {
        switch temper {
        case .accepts(let time): agenda.add(.accept(offer.id, agent), at: now + time)
        case .declines(let time): agenda.add(.decline(offer.id, agent), at: now + time)
        case .isAbsent: break
        }
      }
      let isReady = try await office.agent(agent)?.isAvailable ?? true
      if !isReady, away.insert(agent).inserted {
        agenda.add(.comeBack(agent), at: now + 60)
      }
    }
  }

  private mutating func carryOut(_ plan: Plan, at now: Date) async throws {
    let center = office.center
    switch plan {
    case .accept(let offer, let agent):
      try await center.accept(offer, by: agent)
      try await begin(offer.conversation, as: agent, at: now)
    case .decline(let offer, let agent): try await center.decline(offer, by: agent)
    case .say(let text, let conversation, let agent):
      try await center.send(text, in: conversation, by: agent)
    case .exit(let conversation, let agent):
      try await center.exitConference(conversation, by: agent)
    case .end(let conversation, let agent): try await center.end(conversation, by: agent)
    case .wrapUp(let conversation, let agent):
      try await center.submitWrapUp(conversation, reason: "solved", by: agent)
    case .comeBack(let agent):
      away.remove(agent)
      try await center.setAvailable(agent)
    }
  }

  /// Plans what somebody does with a conversation that they have taken on or joined.
  private mutating func begin(_ id: ConversationID, as agent: AgentID, at now: Date) async throws {
    let name = Office.profiles.first { $0.id == agent }?.name ?? agent.rawValue
    if try await office.conversation(id)?.guest == agent {
      agenda.add(.say("Hello, this is \(name). I can see both payments.", id, agent), at: now + 5)
      agenda.add(.exit(id, agent), at: now + 25)
    } else {
      agenda.add(.say("Hello, this is \(name). I take it from here.", id, agent), at: now + 5)
      agenda.add(.end(id, agent), at: now + 40)
      agenda.add(.wrapUp(id, agent), at: now + 45)
    }
  }
}

extension Agent {
  /// Whether they take contacts of every class that this business has.
  fileprivate var isAvailable: Bool {
    ([.chat, .email, .social] as [ChannelClass]).allSatisfy {
      availability[$0].state == .available
    }
  }
}
