public import ConversationCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A control of the desktop: a command, and whether the viewer may give it now.
public struct Control: Hashable, Sendable {
  /// The command that it gives.
  public let command: CommandKind
  /// Why the rules would refuse the command; `nil` if they would not.
  public let obstacle: ConversationError?

  /// Whether the command may be given.
  public var isAllowed: Bool { obstacle == nil }

  /// Asks the rules about a command.
  init(_ command: CommandKind, of state: DeskState, for viewer: AgentID, at now: Date) {
    let transition = Transition(
      state.conversation,
      agents: state.agents,
      policy: state.policy
    )
    self.command = command
    obstacle = transition.obstacle(
      to: command,
      by: viewer,
      from: state.entryPoint,
      capabilities: state.capabilities,
      at: now
    )
  }
}
