import ConversationCore

/// A conversation as its events tell it: what must agree with the record after every commit.
struct Shadow: Sendable {
  struct Request: Sendable {
    let number: Int
    let agent: AgentID
    let purpose: OfferPurpose
  }

  var stage: StageName = .queued
  var owner: AgentID?
  var guest: AgentID?
  /// The open offer.
  var request: Request?
  /// The number of offers so far.
  var offerCount = 0
  /// Who has accepted an offer and must be owner or guest by the end of the commit.
  var accepted: AgentID?
  var wrappingUp: [AgentID] = []
  /// The statuses of outbound messages by sequence number; `nil` for others.
  var statuses: [DeliveryStatus?] = []
  var isOpened = false
}
