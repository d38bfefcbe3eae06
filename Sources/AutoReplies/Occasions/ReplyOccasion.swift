public import ConversationCore

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Who or what brought an occasion about.
@nonexhaustive
public enum ReplySource: Hashable, Sendable {
  /// A customer, as far as anybody can tell.
  case customer
  /// A program: a mail that says so itself, a bounce, a list (C-04), or an automatic reply of ours.
  case program(ProgramSign)
  /// An advisor, by a command.
  case advisor(AgentID)
  /// The host or the passing of time.
  case system
}

/// What gives a program away (C-04, RFC 3834).
@nonexhaustive
public enum ProgramSign: String, Hashable, Sendable, Codable {
  /// `Auto-Submitted` and the like.
  case automaticSubmission
  /// A bounce or another report on a delivery.
  case deliveryReport
  /// A mailing list or a bulk mail.
  case bulk
  /// The sender asks that nothing automatic is sent.
  case unwanted
  /// It was sent by one of our own entry points or automatic replies.
  case ourselves
}

/// Whom a reply would go to.
@nonexhaustive
public enum ReplyRecipient: Hashable, Sendable {
  /// An address.
  case address(ChannelAddress)
  /// A caller who hides their number.
  case withheld
  /// A number that is known to take no texts.
  case takesNoTexts(ChannelAddress)

  /// The address, where one is known.
  public var address: ChannelAddress? {
    switch self {
    case .address(let address), .takesNoTexts(let address): address
    case .withheld: nil
    }
  }
}

/// Something after which an automatic reply may be sent.
public struct ReplyOccasion: Hashable, Sendable {
  /// The trigger.
  public let trigger: AutoReplyTrigger
  /// The team whose settings count.
  public let team: TeamID
  /// Who or what brought it about.
  public let source: ReplySource
  /// The channel on which it happened.
  public let channel: ChannelKind
  /// The origin of the ticket that it is about, if it is about one.
  public let origin: TicketOrigin?
  /// Whom a reply would go to.
  public let recipient: ReplyRecipient
  /// The conversation, where there is one.
  public let conversation: ConversationID?
  /// When it happened: when the customer sent or hung up, not later than it came in.
  public let happenedAt: Date
  /// The instant whose hours count: the beginning of a call, otherwise when it happened.
  public let hoursAt: Date
  /// What makes it the same occasion: `call` and its name, `first`, a command's key.
  ///
  /// An empty one stands for the closed period in which it happened.
  public let identity: String
  /// What several triggers share of which one only may reply; otherwise the trigger.
  public let slot: String
  /// When the conversation was reopened after the ending that this is about, if it was.
  public var reopenedAt: Date?
  /// Whether nobody has reported it, and it was taken to have happened because nothing more was heard.
  public var isAssumed = false
  /// Values for the template's fields, by what the host knows.
  public var values: [ReplyField: String]

  /// Describes an occasion, for a trigger of the host's own; those of the SDK have functions.
  public init(
    _ trigger: AutoReplyTrigger,
    identity: String,
    slot: String? = nil,
    team: TeamID,
    source: ReplySource,
    channel: ChannelKind,
    origin: TicketOrigin? = nil,
    recipient: ReplyRecipient,
    conversation: ConversationID? = nil,
    happenedAt: Date,
    hoursAt: Date? = nil,
    values: [ReplyField: String] = [:]
  ) {
    self.trigger = trigger
    self.identity = identity
    self.slot = slot ?? trigger.rawValue
    self.team = team
    self.source = source
    self.channel = channel
    self.origin = origin
    self.recipient = recipient
    self.conversation = conversation
    self.happenedAt = happenedAt.inWholeMilliseconds
    self.hoursAt = (hoursAt ?? happenedAt).inWholeMilliseconds
    self.values = values
  }

  /// What tells the occasions of different people apart.
  var subject: String {
    conversation?.description ?? recipient.address?.key ?? ""
  }
}
