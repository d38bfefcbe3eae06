import ConversationCore
import Masking

/// A variable of a contact that the system sets, as the variable panel shows it (V-28, V-29).
///
/// Variables that flows or agents define are the host's, and are not masked.
public struct SystemVariable: Hashable, Sendable {
  /// What a variable says.
  @nonexhaustive
  public enum Name: String, Hashable, Sendable, CaseIterable {
    /// Where an inbound contact comes from (V-28).
    case contactOrigin
    /// What an outbound contact has dialled: the address that was written to (V-29, A-42).
    case dnis
    /// Who began it: `inbound` or `outbound`.
    case direction
    /// The kind of channel.
    case channel
    /// The host's name for the entry point.
    case entryPoint
    /// The queue in which it waits or last waited.
    case queueName
  }

  /// What it says.
  public let name: Name
  /// Its value.
  public let value: String

  /// The variables of a conversation, in order.
  public static func all(of state: DeskState) -> [Self] {
    let conversation = state.conversation
    let title = ShownValues(state).title(of: conversation, on: .cadSystemReserved)
    return [
      Self(name: conversation.direction == .outbound ? .dnis : .contactOrigin, value: title),
      Self(name: .direction, value: conversation.direction.rawValue),
      Self(name: .channel, value: conversation.channel.rawValue),
      Self(name: .entryPoint, value: conversation.entryPoint.rawValue),
      Self(name: .queueName, value: state.names.name(of: conversation.place.queue)),
    ]
  }
}
