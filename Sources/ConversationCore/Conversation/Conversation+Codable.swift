#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

// Written as one object, whatever is held by a reference in memory.
extension Conversation {
  private enum CodingKeys: CodingKey {
    case id, customer, stage, place, legs, refusals, offerCount, lastOfferOutcome, messageCount
    case customerFirstMessageAt, customerLastMessageAt, agentLastMessageAt, waitingSince
    case lastInboundID, lastActivityAt, changedAt, rareInboxFacts
  }

  /// Reads a conversation.
  ///
  /// - Throws: `DecodingError` for what is none.
  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    id = try fields.decode(ConversationID.self, forKey: .id)
    customer = try fields.decode(CustomerID.self, forKey: .customer)
    origin = Rare(try ConversationOrigin(from: decoder))
    stage = try fields.decode(Stage.self, forKey: .stage)
    place = try fields.decode(QueuePlace.self, forKey: .place)
    legs = try fields.decode([Leg].self, forKey: .legs)
    refusals = try fields.decode([AgentID].self, forKey: .refusals)
    offerCount = try fields.decode(Int.self, forKey: .offerCount)
    lastOfferOutcome = try fields.decodeIfPresent(OfferOutcome.self, forKey: .lastOfferOutcome)
    messageCount = try fields.decode(Int.self, forKey: .messageCount)
    customerFirstMessageAt = try fields.decodeIfPresent(Date.self, forKey: .customerFirstMessageAt)
    customerLastMessageAt = try fields.decodeIfPresent(Date.self, forKey: .customerLastMessageAt)
    agentLastMessageAt = try fields.decodeIfPresent(Date.self, forKey: .agentLastMessageAt)
    waitingSince = try fields.decodeIfPresent(Date.self, forKey: .waitingSince)
    lastInboundID = try fields.decodeIfPresent(String.self, forKey: .lastInboundID)
    lastActivityAt = try fields.decode(Date.self, forKey: .lastActivityAt)
    changedAt = try fields.decode(Date.self, forKey: .changedAt)
    let details = try ConversationDetails(from: decoder)
    rareDetails = details == .none ? nil : Rare(details)
    rareInboxFacts = try fields.decodeIfPresent(Rare<InboxFacts>.self, forKey: .rareInboxFacts)
  }

  /// Writes the conversation.
  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(id, forKey: .id)
    try fields.encode(customer, forKey: .customer)
    try origin.value.encode(to: encoder)
    try fields.encode(stage, forKey: .stage)
    try fields.encode(place, forKey: .place)
    try fields.encode(legs, forKey: .legs)
    try fields.encode(refusals, forKey: .refusals)
    try fields.encode(offerCount, forKey: .offerCount)
    try fields.encodeIfPresent(lastOfferOutcome, forKey: .lastOfferOutcome)
    try fields.encode(messageCount, forKey: .messageCount)
    try fields.encodeIfPresent(customerFirstMessageAt, forKey: .customerFirstMessageAt)
    try fields.encodeIfPresent(customerLastMessageAt, forKey: .customerLastMessageAt)
    try fields.encodeIfPresent(agentLastMessageAt, forKey: .agentLastMessageAt)
    try fields.encodeIfPresent(waitingSince, forKey: .waitingSince)
    try fields.encodeIfPresent(lastInboundID, forKey: .lastInboundID)
    try fields.encode(lastActivityAt, forKey: .lastActivityAt)
    try fields.encode(changedAt, forKey: .changedAt)
    try (rareDetails?.value ?? .none).encode(to: encoder)
    try fields.encodeIfPresent(rareInboxFacts, forKey: .rareInboxFacts)
  }
}
