public import AutoReplies
public import ChannelAdapters
public import ConversationCore
public import ConversationStorage

/// Something that a host may want to log or count.
///
/// It holds no customer data.
@nonexhaustive
public enum Observation: Sendable {
  /// A webhook was refused.
  case webhookRefused(AdapterID, WebhookRefusal)
  /// Parts of a webhook were passed over.
  case webhookItemsIgnored(AdapterID, [IgnoredItem])
  /// An inbound event was not taken.
  case inboundRefused(ConversationError)
  /// A provider reports something about the business's account: a warning, a restriction.
  case accountNoticed(AdapterID, AccountNotice)
  /// A second copy of an inbound event or a command was recognised.
  case duplicateRecognised
  /// A command was carried out.
  case commandPerformed(CommandKind)
  /// A command was refused.
  case commandRefused(CommandKind, ConversationError)
  /// Records had changed meanwhile; the decision is made again.
  case conflict(attempt: Int)
  /// The storage failed.
  case storageFailed(StorageError.Code)
  /// A routing pass has made offers.
  case routed(offers: Int)
  /// An attempt to send was made.
  case deliveryAttempted(AdapterID, DeliveryStatus)
  /// It was decided whether a team replies automatically; why not, unless it does.
  case autoReplyDecided(AutoReplyTrigger, SuppressionReason?)
  /// Deciding on a reply has met a configuration that may not be meant so.
  case autoReplyWarned(AutoReplyWarning)
  /// Something else failed, in the background.
  case backgroundWorkFailed(String)
}

/// Where a host bridges observations to its logger and metrics.
public protocol ContactCenterObserver: Sendable {
  /// Takes an observation. It is called on the way of every command and should return at once.
  func observe(_ observation: Observation)
}
