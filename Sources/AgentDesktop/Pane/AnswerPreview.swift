public import ConversationCore
import Masking

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Which way an answer to a visitor would take if it were written now, as an agent is shown it before
/// they write (H-16, A-38).
public struct AnswerPreview: Hashable, Sendable {
  /// A way.
  @nonexhaustive
  public enum Way: Hashable, Sendable {
    /// It stays in the chat.
    case chat(AnswerRoute.ChatReason)
    /// It stays in the chat, and what becomes of it is looked at again at a time.
    case waiting(until: Date)
    /// It goes out as an email as well, to an address that is masked as the compose box is (V-25).
    case email(to: String)
  }

  /// The way.
  public let way: Way

  /// Describes a way for the viewer of a conversation's state; `nil` for one of which nothing can be
  /// shown.
  public init?(_ route: AnswerRoute, in state: DeskState) {
    switch route {
    case .chat(let reason): way = .chat(reason)
    case .waiting(let until): way = .waiting(until: until)
    case .email(let address):
      let shown = ShownValues(state).shown(
        .emailAddress(address),
        as: .customerNumber,
        on: .digitalMediaComposerPlaceholder,
        DisplayDirection(state.conversation.direction)
      )
      way = .email(to: shown)
    @unknown default: return nil
    }
  }
}
