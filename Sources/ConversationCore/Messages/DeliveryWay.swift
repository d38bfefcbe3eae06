#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Which way a delivery goes: what seldom changes about it, held by one reference.
struct DeliveryWay: Hashable, Sendable, Codable {
  let entryPoint: EntryPointID
  let adapter: AdapterID
  let channel: ChannelKind
  let recipient: ChannelAddress
  let answers: String?
  let thread: [String]?
  let subject: String?
  let lastInboundAt: Date?

  /// The same message, through another entry point to another address.
  func leading(through entryPoint: EntryPoint, to recipient: ChannelAddress) -> Self {
    Self(
      entryPoint: entryPoint.id,
      adapter: entryPoint.adapter,
      channel: entryPoint.channel,
      recipient: recipient,
      answers: answers,
      thread: thread,
      subject: subject,
      lastInboundAt: lastInboundAt
    )
  }
}

extension Delivery {
  /// The entry point that it leaves by.
  public var entryPoint: EntryPointID { way.value.entryPoint }
  /// The adapter that sends it.
  public var adapter: AdapterID { way.value.adapter }
  /// The channel that carries it.
  public var channel: ChannelKind { way.value.channel }
  /// Where it goes.
  public var recipient: ChannelAddress { way.value.recipient }
  /// The provider's identifier of the customer's message that it answers.
  public var answers: String? { way.value.answers }
  /// The messages before that one in its thread, on channels that name them.
  public var thread: [String]? { way.value.thread }
  /// The subject of the conversation, on channels that have one.
  public var subject: String? { way.value.subject }
  /// When the customer last wrote before it: what messaging windows count from.
  public var lastInboundAt: Date? { way.value.lastInboundAt }
}

// Written as one object, whatever is held by a reference in memory.
extension Delivery {
  private enum CodingKeys: CodingKey {
    case id, status, attempts, nextAttemptAt, sentAt, providerID, failure, readAt
  }

  /// Reads a delivery.
  ///
  /// - Throws: `DecodingError` for what is none.
  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    id = try fields.decode(MessageID.self, forKey: .id)
    way = try Rare(from: decoder)
    status = try fields.decode(DeliveryStatus.self, forKey: .status)
    attempts = try fields.decode(Int.self, forKey: .attempts)
    nextAttemptAt = try fields.decodeIfPresent(Date.self, forKey: .nextAttemptAt)
    sentAt = try fields.decodeIfPresent(Date.self, forKey: .sentAt)
    providerID = try fields.decodeIfPresent(String.self, forKey: .providerID)
    rareReadAt = try fields.decodeIfPresent(Rare<Date>.self, forKey: .readAt)
    rareFailure = try fields.decodeIfPresent(Rare<DeliveryFailure>.self, forKey: .failure)
  }

  /// Writes the delivery.
  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(id, forKey: .id)
    try way.encode(to: encoder)
    try fields.encode(status, forKey: .status)
    try fields.encode(attempts, forKey: .attempts)
    try fields.encodeIfPresent(nextAttemptAt, forKey: .nextAttemptAt)
    try fields.encodeIfPresent(sentAt, forKey: .sentAt)
    try fields.encodeIfPresent(providerID, forKey: .providerID)
    try fields.encodeIfPresent(rareFailure, forKey: .failure)
    try fields.encodeIfPresent(rareReadAt, forKey: .readAt)
  }
}
