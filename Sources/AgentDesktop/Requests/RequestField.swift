import ConversationCore
import Masking

/// One line of a contact request: what it is, for the label, and its text.
public struct RequestField: Hashable, Sendable {
  /// What a field is.
  @nonexhaustive
  public enum Name: String, Hashable, Sendable {
    /// The queue in which the conversation waited (F-06).
    case queueName
    /// The customer's phone number (F-06).
    case phoneNumber
    /// The business's number (F-06).
    case sourceNumber
    /// The business's page (L-01).
    case sourcePage
    /// The customer's email address.
    case emailAddress
    /// The business's mailbox.
    case sourceMailbox
    /// The visitor's name.
    case visitorName
    /// The widget on the business's site.
    case sourceWidget
    /// The customer's address on a host's own channel.
    case address
    /// The entry point of a host's own channel.
    case entryPoint
  }

  /// What it is.
  public let name: Name
  /// Its text.
  public let value: String

  init(_ name: Name, _ value: String) {
    self.name = name
    self.value = value
  }
}

extension RequestField {
  /// The fields of a request, in order: which ones there are depends on the channel (F-06, L-01).
  ///
  /// What identifies a Messenger user or a visitor is the provider's or the widget's business, and is
  /// no field. The business's number is masked only where the customer has written first (V-19, V-20).
  static func all(for conversation: Conversation, in state: DeskState) -> [Self] {
    let shown = ShownValues(state)
    let direction = DisplayDirection(conversation.direction)
    func customer(_ name: Name) -> Self {
      let value = shown.address(
        of: conversation,
        as: .customerNumber,
        on: .notificationPopover,
        direction
      )
      return Self(name, value ?? "")
    }
    func business(_ name: Name, _ value: ContactValue) -> Self {
      Self(name, shown.shown(value, as: .businessNumber, on: .notificationPopover, direction))
    }
    let queue = Self(.queueName, state.names.name(of: conversation.place.queue))
    let identity = state.entryPoint.identity.contactValue
    let displayName = ContactValue.text(state.entryPoint.displayName)
    switch conversation.channel {
    case .sms, .whatsApp, .voice:
      return [queue, customer(.phoneNumber), business(.sourceNumber, identity)]
    case .messenger:
      return [queue, business(.sourcePage, displayName)]
    case .email:
      return [queue, customer(.emailAddress), business(.sourceMailbox, identity)]
    case .webChat:
      let name = shown.name(in: conversation, on: .notificationPopover, direction)
      let visitor = name.map { [Self(.visitorName, $0)] } ?? []
      return [queue] + visitor + [business(.sourceWidget, displayName)]
    default:
      let address = conversation.address.isKnownToPeople ? [customer(.address)] : []
      return [queue] + address + [business(.entryPoint, displayName)]
    }
  }
}
