public import ConversationCore

/// How things stand for a visitor: state, not events.
///
/// A widget that comes back is told all of it at once, so that nothing of it is lost with a
/// connection, and what has changed meanwhile by ``changes(to:)``.
public struct WebChatStanding: Hashable, Sendable {
  /// Who has ended a conversation.
  @nonexhaustive
  public enum Party: String, Hashable, Sendable {
    /// The visitor.
    case visitor
    /// An agent.
    case agent
    /// Neither: the business has closed the widget, or nobody came.
    case system
  }

  /// Where the visitor's conversation stands.
  @nonexhaustive
  public enum Stage: Hashable, Sendable {
    /// There is none yet.
    case none
    /// It waits for an agent, at this place of the queue if that is told.
    case waiting(position: Int?)
    /// Agents are in it, by the names that visitors see; the owner first.
    case active(agents: [String])
    /// It is over.
    case ended(by: Party)
  }

  /// The conversation, if there is one.
  public let conversation: ConversationID?
  /// Where it stands.
  public let stage: Stage
  /// Whether anybody is there to answer; if not, the widget shows its contact form.
  public let isStaffed: Bool

  /// Describes how things stand.
  public init(conversation: ConversationID?, stage: Stage, isStaffed: Bool) {
    self.conversation = conversation
    self.stage = conversation == nil ? .none : stage
    self.isStaffed = isStaffed
  }

  /// Reads it off the visitor's conversation.
  ///
  /// - Parameters:
  ///   - conversation: The visitor's latest conversation, if there is one.
  ///   - position: Its place in the queue, if visitors are told.
  ///   - isStaffed: Whether anybody is there to answer.
  ///   - name: The name of an agent that visitors see.
  public init(
    of conversation: Conversation?,
    position: Int? = nil,
    isStaffed: Bool,
    name: (AgentID) -> String
  ) {
    let stage: Stage
    switch conversation?.stage {
    case .active(let ownership):
      stage = .active(agents: ([ownership.owner] + [ownership.guest].compactMap(\.self)).map(name))
    case .ended(let ending):
      stage = .ended(by: Party(ending.by))
    case .interrupted: stage = .ended(by: .system)
    case nil: stage = .none
    default: stage = .waiting(position: position)
    }
    self.init(conversation: conversation?.id, stage: stage, isStaffed: isStaffed)
  }

  /// The agents who are in it.
  public var agents: [String] {
    if case .active(let agents) = stage { agents } else { [] }
  }

  /// The place in the queue.
  public var queuePosition: Int? {
    if case .waiting(let position) = stage { position } else { nil }
  }

  /// What a widget that was told this has to be told now.
  public func changes(to next: WebChatStanding) -> [WebChatFrame] {
    guard self != next else { return [] }
    var frames: [WebChatFrame] = []
    let before = conversation == next.conversation ? agents : []
    if isStaffed != next.isStaffed { frames.append(.presence(isStaffed: next.isStaffed)) }
    frames += before.filter { !next.agents.contains($0) }.map { .left($0) }
    frames += next.agents.filter { !before.contains($0) }.map { .joined($0) }
    if let position = next.queuePosition, position != queuePosition {
      frames.append(.queue(position: position))
    }
    if let conversation = next.conversation, case .ended(let party) = next.stage,
      stage != next.stage || conversation != self.conversation
    {
      frames.append(.ended(conversation, by: party))
    }
    return frames
  }
}

extension WebChatStanding.Party {
  fileprivate init(_ party: Ending.Party) {
    switch party {
    case .customer: self = .visitor
    case .agent: self = .agent
    default: self = .system
    }
  }
}
