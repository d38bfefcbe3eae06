public import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

// What agents of a shared inbox do, as methods. Each is a `Command`; `perform(_:)` says what they
// throw.
extension ContactCenter {
  /// Assigns a conversation to an agent.
  public func assign(
    _ conversation: ConversationID,
    to assignee: AgentID,
    by agent: AgentID
  ) async throws {
    try await perform(.assign(to: assignee), in: conversation, by: agent)
  }

  /// Takes an assignment back.
  public func unassign(_ conversation: ConversationID, by agent: AgentID) async throws {
    try await perform(.unassign, in: conversation, by: agent)
  }

  /// Takes part without being assigned (S-05).
  public func join(_ conversation: ConversationID, by agent: AgentID) async throws {
    try await perform(.join, in: conversation, by: agent)
  }

  /// Takes part no longer.
  public func leave(_ conversation: ConversationID, by agent: AgentID) async throws {
    try await perform(.leave, in: conversation, by: agent)
  }

  /// Closes a conversation (H-04).
  public func resolve(_ conversation: ConversationID, by agent: AgentID) async throws {
    try await perform(.resolve, in: conversation, by: agent)
  }

  /// Opens a resolved conversation again.
  public func reopen(_ conversation: ConversationID, by agent: AgentID) async throws {
    try await perform(.reopen, in: conversation, by: agent)
  }

  /// Takes a conversation out of sight, until a time or until its customer writes.
  public func snooze(
    _ conversation: ConversationID,
    until: Date? = nil,
    by agent: AgentID
  ) async throws {
    try await perform(.snooze(until: until), in: conversation, by: agent)
  }

  /// Takes a conversation back into sight.
  public func unsnooze(_ conversation: ConversationID, by agent: AgentID) async throws {
    try await perform(.unsnooze, in: conversation, by: agent)
  }

  /// Changes a conversation's tags.
  public func tag(
    _ conversation: ConversationID,
    adding added: [TagID],
    removing removed: [TagID] = [],
    by agent: AgentID
  ) async throws {
    try await perform(.tag(adding: added, removing: removed), in: conversation, by: agent)
  }

  /// Blocks a conversation's visitor: what they write is stored, and nobody is told.
  public func blockVisitor(of conversation: ConversationID, by agent: AgentID) async throws {
    try await perform(.blockVisitor, in: conversation, by: agent)
  }

  /// Lets a blocked visitor be heard again.
  public func unblockVisitor(of conversation: ConversationID, by agent: AgentID) async throws {
    try await perform(.unblockVisitor, in: conversation, by: agent)
  }

  /// Adds a private note that names colleagues, who are told by an event.
  public func addNote(
    _ text: String,
    mentioning mentioned: [AgentID],
    in conversation: ConversationID,
    by agent: AgentID
  ) async throws {
    try await perform(.note(text, mentioning: mentioned), in: conversation, by: agent)
  }

  /// Keeps what the customer thinks of a conversation that is over (S-06).
  public func rate(_ conversation: ConversationID, _ rating: Rating) async throws {
    try await perform(Command(.inbox(.rate(rating), in: conversation), by: .system))
  }

  private func perform(
    _ action: InboxAction,
    in conversation: ConversationID,
    by agent: AgentID
  ) async throws {
    try await perform(Command(.inbox(action, in: conversation), by: .agent(agent)))
  }
}

extension ContactCenter {
  /// Carries out a customer's rating, which is no agent's command.
  func rate(
    _ command: Command,
    _ id: ConversationID,
    _ rating: Rating
  ) async throws -> Performed {
    try CommandPermission.check(command, target: nil, callersTeams: [])
    return try await commit { now, batch in
      var loaded = Loaded()
      if let key = self.claimKey(for: command) {
        var request = LoadRequest()
        request.claims = [key]
        loaded = try await self.storage.load(request)
      }
      if let repeated = try self.repeated(command, in: loaded) { return repeated }
      guard var read = try await self.advanced(id, at: now, into: &loaded) else {
        throw ConversationError(.unknownConversation)
      }
      try read.transition.rate(
        try self.redacted(rating, in: read.transition.conversation.inbox),
        at: now
      )
      guard !read.transition.events.isEmpty else {
        return Performed(CommandOutcome(conversation: id))
      }
      batch.add(read.transition, version: read.version, agents: loaded.agents)
      let outcome = CommandOutcome(conversation: id)
      if let claim = self.claim(for: command, leaving: outcome, at: now) {
        batch.claims.append(claim)
      }
      return Performed(outcome, RoutingWork(after: read.transition))
    }
  }

  /// Hands in the agent to whom a reopened conversation goes back.
  func includePreferredAgent(
    of transition: inout Transition,
    _ loaded: inout Loaded
  ) async throws {
    guard let preferred = transition.conversation.preferredAgent,
      loaded.agent(preferred) == nil
    else { return }
    var request = LoadRequest()
    request.agents = [preferred]
    let agents = try await storage.load(request).agents
    transition.include(agents.map(\.value))
    loaded.agents += agents
  }
}
