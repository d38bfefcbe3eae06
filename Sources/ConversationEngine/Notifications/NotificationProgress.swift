import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Up to where events have been looked at for notices: whichever host goes on begins here.
struct NotificationProgress: StoredDocument {
  static let documentKind: DocumentKind = "notification-progress"
  static let id = DocumentID(kind: documentKind, id: "events")

  var cursor: EventCursor
  var documentName: String { Self.id.id }
}

/// Who was signed in at that place in the sequence: whether an agent was online when a message came is
/// decided by what had happened before it, and by nothing that came later.
struct AgentsAtWork: StoredDocument, Equatable {
  static let documentKind: DocumentKind = "agents-at-work"
  static let id = DocumentID(kind: documentKind, id: "events")

  private(set) var agents: [AgentID]
  /// Until when those count whose connection is lost; documents of before have none.
  private var graces: [String: Date]?
  var documentName: String { Self.id.id }

  init(_ agents: [Agent]) {
    self.agents = agents.filter { agent in
      switch agent.presence {
      case .signedIn, .connectionLost: true
      case .signedOut, .removed: false
      }
    }
    .map(\.id).sorted()
    for agent in agents {
      if case .connectionLost(let until) = agent.presence { setGrace(until, of: agent.id) }
    }
  }

  /// Whether an agent was at work at a time.
  func contains(_ agent: AgentID, at date: Date) -> Bool {
    guard agents.contains(agent) else { return false }
    return graces?[agent.rawValue].map { date < $0 } ?? true
  }

  mutating func take(_ event: AgentEvent, of agent: AgentID) {
    switch event {
    case .signedIn, .connectionRestored:
      if !agents.contains(agent) { agents.append(agent) }
      setGrace(nil, of: agent)
    case .connectionLost(let until): setGrace(until, of: agent)
    case .signedOut, .removed:
      agents.removeAll { $0 == agent }
      setGrace(nil, of: agent)
    default: break
    }
  }

  private mutating func setGrace(_ until: Date?, of agent: AgentID) {
    var graces = graces ?? [:]
    graces[agent.rawValue] = until
    self.graces = graces.isEmpty ? nil : graces
  }
}
