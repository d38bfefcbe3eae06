public import ChannelAdapters
public import ConversationCore

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// What is a provider's own about text messages: how its webhooks are signed and read, how a message
/// is asked for, what its answers mean.
///
/// To add a provider, conform a value to this protocol and hand it to an ``SMSAdapter``.
/// ``VonageSMS``, ``SinchSMS`` and ``TelnyxSMS`` are examples. A provider holds credentials and no
/// state: what has to be remembered is in the events that it reads.
public protocol SMSProvider: Sendable {
  /// What a channel can do by this provider.
  func capabilities(of channel: ChannelKind) -> ChannelCapabilities

  /// Verifies a webhook over its raw bytes, and only then reads it.
  ///
  /// - Throws: `WebhookRefusal`.
  func read(_ request: WebhookRequest, at now: Date) throws(WebhookRefusal) -> Reception

  /// Writes the request that asks for a message.
  ///
  /// - Throws: ``UnsendableMessage`` for a message that can never be sent.
  func request(for message: OutboundMessage) throws(UnsendableMessage) -> OutgoingRequest

  /// What the answer to that request says. Only an answer that says so proves that a message was not
  /// taken.
  func outcome(of response: ExchangeResponse, at now: Date) -> SendOutcome

  /// The group of numbers for which the provider keeps consents as a whole; `nil` for each number by
  /// itself, which is the default.
  func consentGroup(of entryPoint: EntryPoint) -> String?
}

extension SMSProvider {
  /// Each number has consents of its own.
  public func consentGroup(of entryPoint: EntryPoint) -> String? { nil }
}
