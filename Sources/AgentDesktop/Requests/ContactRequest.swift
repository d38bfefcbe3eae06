public import ConversationCore

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// The request that pops over when a conversation is offered to an agent (F-05, V-01, L-01).
public struct ContactRequest: Hashable, Sendable, Identifiable {
  /// The offer, for accepting and declining.
  public let id: OfferID
  /// The channel.
  public let channel: ChannelKind
  /// What is shown of customer and entry point, in order.
  public let fields: [RequestField]
  /// What the agent is asked to do.
  public let purpose: OfferPurpose
  /// The purpose in words; `nil` where routing has chosen the agent.
  public let purposeText: String?
  /// How long the agent has had the offer, and how long it is still open (F-07, A-11).
  public let timer: OfferTimer
  /// When the customer first wrote: how long they have waited in all is not what the timer says.
  public let customerFirstMessageAt: Date?
  /// Takes the offer.
  public let accept: Control
  /// Declines the offer.
  public let decline: Control

  /// Describes the offer that is open to a viewer; `nil` if there is none by now.
  public init?(_ state: DeskState, for viewer: AgentID, at now: Date) {
    let conversation = state.advanced(to: now).conversation
    guard let offer = conversation.openOffer, offer.agent == viewer else { return nil }
    id = conversation.offerID(offer.number)
    channel = conversation.channel
    fields = RequestField.all(for: conversation, in: state)
    purpose = offer.purpose
    purposeText = state.wording.purpose(offer.purpose, state.names)?.description
    timer = OfferTimer(offer, at: now)
    customerFirstMessageAt = conversation.customerFirstMessageAt
    accept = Control(.accept, of: state, for: viewer, at: now)
    decline = Control(.decline, of: state, for: viewer, at: now)
  }
}
