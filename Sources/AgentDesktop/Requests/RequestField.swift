import ConversationCore

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
  /// no field.
  static func all(for conversation: Conversation, in state: DeskState) -> [Self] {
    let queue = Self(.queueName, state.names.name(of: conversation.place.queue))
    let address = conversation.address.value
    let entryPoint = state.entryPoint
    switch conversation.channel {
    case .sms, .whatsApp, .voice:
      return [
        queue, Self(.phoneNumber, address), Self(.sourceNumber, entryPoint.identity.value),
      ]
    case .messenger:
      return [queue, Self(.sourcePage, entryPoint.displayName)]
    case .email:
      return [
        queue, Self(.emailAddress, address), Self(.sourceMailbox, entryPoint.identity.value),
      ]
    case .webChat:
      let visitor = state.customerName.map { [Self(.visitorName, $0.text)] } ?? []
      return [queue] + visitor + [Self(.sourceWidget, entryPoint.displayName)]
    default:
      return [queue, Self(.address, address), Self(.entryPoint, entryPoint.displayName)]
    }
  }
}
