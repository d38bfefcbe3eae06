/// A place on the agent's desktop that shows something about a customer (V-14 … V-29).
public enum DisplaySurface: String, Hashable, Sendable, CaseIterable {
  /// The title of a card in the task pane.
  case taskPaneTitle = "taskPane.title"
  /// The preview line of a card in the task pane.
  case taskPaneMessagePreview = "taskPane.messagePreview"
  /// A short notice in a corner of the desktop.
  case notificationToaster = "notification.toaster"
  /// The dialog that the operating system shows.
  case notificationDesktopModal = "notification.desktopModal"
  /// The preview that the operating system shows.
  case notificationDesktopPreview = "notification.desktopPreview"
  /// The request that pops over the desktop.
  case notificationPopover = "notification.popover"
  /// The title of the interaction pane.
  case interactionPaneTitle = "interactionPane.title"
  /// A message of the transcript.
  case digitalMediaMessage = "digitalMedia.message"
  /// The line under a message that says who wrote it.
  case digitalMediaMessageSignature = "digitalMedia.messageSignature"
  /// The grey text in the empty compose box.
  case digitalMediaComposerPlaceholder = "digitalMedia.composerPlaceholder"
  /// The title of a card in the interaction history.
  case interactionHistoryTitle = "interactionHistory.title"
  /// A variable that the system sets for a call or a message.
  case cadSystemReserved = "cad.systemReserved"
  /// The card about the visitor beside a conversation (H-21).
  case visitorCard = "visitorCard"
}

/// Who began a conversation, or who wrote a message.
public enum DisplayDirection: String, Hashable, Sendable, CaseIterable {
  /// The customer.
  case inbound
  /// The organisation.
  case outbound
}

/// What a surface shows.
public enum DisplayContent: String, Hashable, Sendable, CaseIterable {
  /// Where an inbound contact comes from: the customer's number or address.
  case contactOrigin
  /// The number dialled or the entry point of an outbound contact.
  case entryPoint
  /// The customer's number.
  case customerNumber
  /// The organisation's own number, also called source number.
  case businessNumber
  /// What somebody wrote.
  case messageText
  /// The customer's name; masked on every surface if it is a number (V-30, A-17).
  case customerName
  /// A variable that agents or flows define; never masked (V-29).
  case agentDefinedVariable
}
