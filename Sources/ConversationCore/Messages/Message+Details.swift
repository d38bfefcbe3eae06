#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What few messages have beside who says what: it is held by one reference, so that the others stay
/// small.
struct MessageDetails: Hashable, Sendable, Codable {
  var fullText: String?
  var attachments: [Attachment] = []
  var quickReplies: [QuickReply]?
  var automaticSignal: String?
  var payload: String?
  var template: MessageTemplate?
  var failure: DeliveryFailure?
  var askedBy: AgentID?
  var consent: ConsentRequest?

  /// Nothing of it.
  static let none = Self()
}

extension Message {
  /// All that its author sent, where ``content`` is without what they quoted and signed.
  ///
  /// An amendment takes it away.
  public internal(set) var fullText: String? {
    get { rareDetails?.value.fullText }
    set { if newValue != fullText { details.fullText = newValue } }
  }
  /// Its files.
  public internal(set) var attachments: [Attachment] {
    get { rareDetails?.value.attachments ?? [] }
    set { if newValue != attachments { details.attachments = newValue } }
  }
  /// The answers that the customer can give by a button; `nil` for none.
  public var quickReplies: [QuickReply]? { rareDetails?.value.quickReplies }
  /// What tells that no person has written an inbound message for the business (C-04).
  public var automaticSignal: String? { rareDetails?.value.automaticSignal }
  /// What the button that the customer pressed carries for programs.
  ///
  /// An amendment takes it away.
  public internal(set) var payload: String? {
    get { rareDetails?.value.payload }
    set { if newValue != payload { details.payload = newValue } }
  }
  /// The approved wording that an outbound message was sent by; `nil` for an ordinary message.
  public var template: MessageTemplate? { rareDetails?.value.template }

  /// The agent who asked for an outbound message that a program has written (P-12, P-13, P-16).
  ///
  /// It is a prepared reply: their answer, in the program's words.
  public internal(set) var askedBy: AgentID? {
    get { rareDetails?.value.askedBy }
    set { if newValue != askedBy { details.askedBy = newValue } }
  }
  /// What an inbound message asks for that is a word of consent and nothing else (C-02): it is for no
  /// person, and nobody answers it.
  public internal(set) var consent: ConsentRequest? {
    get { rareDetails?.value.consent }
    set { if newValue != consent { details.consent = newValue } }
  }
  /// Whether an agent has answered the customer by it: with words of their own, or with a reply that was
  /// prepared for them.
  public var isAgentsAnswer: Bool {
    guard direction == .outbound else { return false }
    if case .agent = author { return true }
    return askedBy != nil
  }

  /// Why an outbound message has not reached the customer; storages keep it in step with its delivery.
  public var failure: DeliveryFailure? {
    get { rareDetails?.value.failure }
    set { if newValue != failure { details.failure = newValue } }
  }

  /// Takes over how far its delivery has come, and why no further.
  ///
  /// For storages, whenever the delivery has changed.
  public mutating func follow(_ delivery: Delivery) {
    status = delivery.status
    failure = delivery.failure
  }

  /// Nothing is held when nothing of it is there.
  var details: MessageDetails {
    get { rareDetails?.value ?? .none }
    set { rareDetails = newValue == .none ? nil : Rare(newValue) }
  }
}

extension Message {
  private enum CodingKeys: CodingKey {
    case id, author, direction, channel, content, at, sentAt, externalID, isVerifiedSender, status
  }

  /// Reads a message.
  ///
  /// - Throws: `DecodingError` for what is none.
  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    id = try fields.decode(MessageID.self, forKey: .id)
    author = try fields.decode(MessageAuthor.self, forKey: .author)
    direction = try fields.decode(MessageDirection.self, forKey: .direction)
    channel = try fields.decode(ChannelKind.self, forKey: .channel)
    content = try fields.decode(MessageContent.self, forKey: .content)
    at = try fields.decode(Date.self, forKey: .at)
    sentAt = try fields.decodeIfPresent(Date.self, forKey: .sentAt)
    externalID = try fields.decodeIfPresent(String.self, forKey: .externalID)
    isVerifiedSender = try fields.decode(Bool.self, forKey: .isVerifiedSender)
    status = try fields.decodeIfPresent(DeliveryStatus.self, forKey: .status)
    details = try MessageDetails(from: decoder)
  }

  /// Writes the message: all in one object, whatever is held by a reference here.
  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(id, forKey: .id)
    try fields.encode(author, forKey: .author)
    try fields.encode(direction, forKey: .direction)
    try fields.encode(channel, forKey: .channel)
    try fields.encode(content, forKey: .content)
    try fields.encode(at, forKey: .at)
    try fields.encodeIfPresent(sentAt, forKey: .sentAt)
    try fields.encodeIfPresent(externalID, forKey: .externalID)
    try fields.encode(isVerifiedSender, forKey: .isVerifiedSender)
    try fields.encodeIfPresent(status, forKey: .status)
    try details.encode(to: encoder)
  }
}
