public import ConversationCore
import Masking

/// What pops up on an agent's desktop about a conversation: a toast, and what the operating system
/// shows (V-17, V-18).
///
/// The contact request itself, with its buttons, is ``ContactRequest`` (V-19, V-20).
public struct DeskNotification: Hashable, Sendable {
  /// The conversation.
  public let conversation: ConversationID
  /// What it tells.
  public let occasion: NotificationOccasion
  /// The toast in a corner of the desktop (V-17).
  public let toast: String
  /// The operating system's dialog, or the heading of its notification (V-18).
  public let desktopTitle: String
  /// The operating system's preview: what was written, if anything was (V-18).
  public let desktopPreview: String?

  /// Describes a notification about the conversation of a state.
  ///
  /// `message`: what was written, for a preview.
  public init(
    _ occasion: NotificationOccasion,
    about state: DeskState,
    message: Message? = nil
  ) {
    let shown = ShownValues(state)
    let conversation = state.conversation
    self.conversation = conversation.id
    self.occasion = occasion
    let toastContact = shown.title(of: conversation, on: .notificationToaster)
    toast = state.wording.notification(occasion, toastContact).description
    let dialogContact = shown.title(of: conversation, on: .notificationDesktopModal)
    desktopTitle = state.wording.notification(occasion, dialogContact).description
    desktopPreview = message.map { message in
      state.text(of: message, shown, on: .notificationDesktopPreview)
    }
  }
}
