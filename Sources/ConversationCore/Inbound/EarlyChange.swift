#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// An edit or retraction of a customer's message that has come before the message.
///
/// Providers call in from many places at once, and send again what they could not hand over: a change
/// may overtake what it changes. It is stored, with the claim that the message itself would take, so
/// that the message finds it and enters as it stands by then.
public struct EarlyChange: Hashable, Sendable, Codable {
  /// What the message's claim says while a change stands in for it.
  public static let claimResult = "early"

  /// The channel.
  public let channel: ChannelKind
  /// What the provider calls the entry point.
  public let recipient: String
  /// The provider's identifier of the message.
  public let externalID: String
  /// Whoever has changed it, who must be the one who wrote it.
  public let customer: ChannelAddress
  /// Until when it is kept.
  public let deadline: Date
  /// What the message says by now; `nil` if it was taken back.
  public private(set) var text: String?
  /// When the provider says that it was changed so.
  public private(set) var changedAt: Date?
  /// Whether the message has come.
  public private(set) var hasCome = false
  /// The message, if it has come and stands in a transcript.
  public private(set) var message: MessageID?

  /// Keeps a change; `nil` for a sign that changes no message.
  public init?(_ sign: ThreadSign, until deadline: Date) {
    switch sign.kind {
    case .edited(let id, let text, _):
      externalID = id
      self.text = text
    case .retracted(let id):
      externalID = id
      text = nil
    default: return nil
    }
    channel = sign.channel
    recipient = sign.recipient
    customer = sign.customer
    changedAt = sign.at?.inWholeMilliseconds
    self.deadline = deadline.inWholeMilliseconds
  }

  /// Takes a further change in, unless the provider says that it is older; nothing is after a
  /// retraction.
  public mutating func take(_ sign: ThreadSign) {
    guard sign.customer == customer, text != nil else { return }
    if let at = sign.at, let changedAt, at.inWholeMilliseconds < changedAt { return }
    switch sign.kind {
    case .edited(externalID, let text, _): self.text = text
    case .retracted(externalID): text = nil
    default: return
    }
    changedAt = sign.at?.inWholeMilliseconds ?? changedAt
  }

  /// The message as it stands by now; unchanged if somebody else wrote it.
  public func applied(to message: InboundMessage) -> InboundMessage {
    guard isOf(message) else { return message }
    let now = message.saying(text ?? "", subject: message.subject)
    return text == nil ? now.withoutFiles : now
  }

  /// Whether a message was taken back by whoever wrote it.
  public func retracts(_ message: borrowing InboundMessage) -> Bool {
    text == nil && isOf(message)
  }

  /// Whether the author of a message has made the change, by any of their addresses.
  private func isOf(_ message: borrowing InboundMessage) -> Bool {
    message.sender == customer || message.alias == customer
  }

  /// Remembers which message it is about, for changes and copies that come later.
  ///
  /// `nil` for one that is no message of a transcript, such as a word of consent.
  public mutating func settle(as message: MessageID?) {
    hasCome = true
    self.message = message
  }
}

extension EarlyChange: StoredDocument {
  /// `early-change`.
  public static let documentKind: DocumentKind = "early-change"
  /// The name of the key that lists them by deadline.
  public static let deadlineKey = "deadline"

  /// Channel, recipient and the provider's identifier of the message.
  public var documentName: String { Self.name(channel, recipient, externalID) }

  /// Its deadline, in the order of time.
  public var documentKeys: [DocumentKey] {
    [DocumentKey(Self.deadlineKey, "", rank: deadline.milliseconds)]
  }

  /// What the document is called in which changes of a message wait.
  public static func documentID(
    of externalID: String,
    at recipient: String,
    channel: ChannelKind
  ) -> DocumentID {
    DocumentID(kind: documentKind, id: name(channel, recipient, externalID))
  }

  private static func name(
    _ channel: ChannelKind,
    _ recipient: String,
    _ externalID: String
  ) -> String {
    KeyText.joining(channel.rawValue, recipient, externalID)
  }
}
