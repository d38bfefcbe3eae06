import ConversationCore
import ConversationStorage

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
  var documentName: String { Self.id.id }

  init(_ agents: [Agent]) {
    self.agents = agents.filter { agent in
      switch agent.presence {
      case .signedIn, .connectionLost: true
      case .signedOut, .removed: false
      }
    }
    .map(\.id).sorted()
  }

  func contains(_ agent: AgentID) -> Bool { agents.contains(agent) }

  mutating func take(_ event: AgentEvent, of agent: AgentID) {
    switch event {
    case .signedIn, .connectionRestored: if !agents.contains(agent) { agents.append(agent) }
    case .signedOut, .removed: agents.removeAll { $0 == agent }
    default: break
    }
  }
}
