public import ConversationCore

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// The way between one provider and the contact center.
///
/// To write a new channel, conform a value to this protocol; ``LoopbackChannel`` is the reference. An
/// adapter holds credentials and a transport, and no state: what must be remembered is stored by the
/// contact center. What only some channels can do is a companion protocol, found by cast:
/// ``WebhookChallengeAnswering``, ``TypingIndicating``, ``AnswerTypingIndicating``,
/// ``ReadReceiptSending``, ``AttachmentOpening``, ``ThreadControlling``, ``ConsentGrouping``,
/// ``ReceptionFinishing``.
public protocol ChannelAdapter: Sendable {
  /// The name by which entry points and the host's routes refer to it.
  var id: AdapterID { get }

  /// What a channel that goes through it can do.
  func capabilities(of channel: ChannelKind) -> ChannelCapabilities

  /// Verifies a webhook over its raw bytes, and only then reads it.
  ///
  /// Any bytes give a reception or a refusal. Unknown kinds are ignored with a reason; one malformed
  /// item does not lose the others.
  ///
  /// - Throws: ``WebhookRefusal``.
  func receive(_ request: WebhookRequest, at now: Date) throws(WebhookRefusal) -> Reception

  /// Sends a message, once.
  ///
  /// It must not try again by itself, and must say `unknown` where the provider may have taken the
  /// message: only the contact center decides what is sent again.
  func send(_ message: OutboundMessage) async -> SendOutcome
}

/// An adapter whose provider verifies the webhook's address before it uses it.
public protocol WebhookChallengeAnswering: ChannelAdapter {
  /// Answers the challenge if its token is ours; `nil` if the request is no challenge.
  ///
  /// - Throws: ``WebhookRefusal`` for a challenge with a wrong token.
  func answer(challenge request: WebhookRequest) throws(WebhookRefusal) -> WebhookReply?
}

/// An adapter that can show the customer that somebody is typing.
public protocol TypingIndicating: ChannelAdapter {
  /// Shows or hides that somebody is typing. Nothing depends on its success.
  func indicateTyping(_ isTyping: Bool, to recipient: ChannelAddress, from entryPoint: EntryPoint)
    async
}

/// An adapter that shows typing only beside the message that is being answered.
///
/// Whoever has the conversation knows that message: `Conversation/lastInboundID`.
public protocol AnswerTypingIndicating: ChannelAdapter {
  /// Shows that somebody is typing an answer to a message, which the customer then sees as read.
  /// Nothing depends on its success.
  func indicateTyping(
    answering externalID: String,
    to recipient: ChannelAddress,
    from entryPoint: EntryPoint
  ) async
}

/// An adapter whose provider lets several programs of a business share a thread, and one at a time
/// answer it.
public protocol ThreadControlling: ChannelAdapter {
  /// Asks the provider to hand a customer's thread over.
  ///
  /// `.sent` says that the provider has done so; `.unknown` that it may have.
  func control(
    _ request: ThreadControlRequest,
    with customer: ChannelAddress,
    from entryPoint: EntryPoint
  ) async -> SendOutcome
}

/// An adapter that can tell the customer that their messages were read.
public protocol ReadReceiptSending: ChannelAdapter {
  /// Tells that everything up to a message was read. Nothing depends on its success.
  func sendReadReceipt(
    upTo externalID: String,
    to recipient: ChannelAddress,
    from entryPoint: EntryPoint
  ) async
}

/// An adapter whose provider keeps consents for a group of numbers, not for each of them (C-02).
public protocol ConsentGrouping: ChannelAdapter {
  /// The group that an entry point belongs to; `nil` if it stands for itself.
  func consentGroup(of entryPoint: EntryPoint) -> String?
}

/// An adapter that can open the files which customers send.
///
/// The SDK never fetches by itself: a host decides which files, and hands in what it permits.
public protocol AttachmentOpening: ChannelAdapter {
  /// The bytes of an attachment.
  ///
  /// - Throws: ``MediaError`` for what the policy does not permit or the provider does not hand out;
  ///   ``ExchangeError`` or what the transport of the adapter throws.
  func open(_ attachment: Attachment, under policy: MediaPolicy) async throws -> [UInt8]
}

/// An adapter that has something to find out about what it has read, which takes time: whether the
/// files may be taken.
public protocol ReceptionFinishing: ChannelAdapter {
  /// Finishes what ``ChannelAdapter/receive(_:at:)`` has read of a request, before it is taken in.
  ///
  /// The provider waits for it. Whatever cannot be found out is left as it is: the reception that is
  /// handed in must be one that may be taken in.
  func finish(_ reception: Reception, of request: WebhookRequest, at now: Date) async -> Reception
}
