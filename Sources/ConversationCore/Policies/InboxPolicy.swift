#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// The time agents have to accept an offer, for each class of channels.
///
/// There is no default: no source states one.
public struct OfferTimeouts: Hashable, Sendable {
  private let seconds: PerClass<TimeInterval>

  /// The shortest time that an agent is given, in seconds: nobody can answer an offer that expires as it
  /// is made.
  public static let shortest: TimeInterval = 1

  /// States the time for each class, in seconds; what is shorter than ``shortest``, or no number at all,
  /// counts as that.
  public init(
    telephony: TimeInterval,
    chat: TimeInterval,
    email: TimeInterval,
    social: TimeInterval
  ) {
    // In this order a value that is not a number gives way as well.
    func atLeastShortest(_ time: TimeInterval) -> TimeInterval {
      time > Self.shortest ? time : Self.shortest
    }
    seconds = PerClass(
      telephony: atLeastShortest(telephony),
      chat: atLeastShortest(chat),
      email: atLeastShortest(email),
      social: atLeastShortest(social)
    )
  }

  /// The time for a class, in seconds.
  public subscript(channelClass: ChannelClass) -> TimeInterval { seconds[channelClass] }
}

/// What an inbound message does to a conversation that has ended.
@nonexhaustive
public enum AfterEnd: Hashable, Sendable {
  /// It opens a new conversation.
  case newConversation
  /// It reopens the same conversation, within so many seconds of its end if a time is given.
  case reopen(within: TimeInterval? = nil)
}

/// What becomes of a conversation whose transfer nobody accepts.
@nonexhaustive
public enum DroppedTransfer: Hashable, Sendable {
  /// It stays with the agent who transferred it, or goes back to its queue if they are through.
  case keep
  /// It is closed: the literal reading of "the request is dropped".
  case closeConversation
}

/// What becomes of an agent's conversations when they sign out or lose the connection.
public struct AbsencePolicy: Hashable, Sendable {
  /// How long active conversations wait for the agent to come back, in seconds.
  public let grace: TimeInterval
  /// Whether they then go back to their queue, at their old place; otherwise they stay.
  public let requeuesActive: Bool

  /// Creates a policy.
  public init(grace: TimeInterval = 60, requeuesActive: Bool = true) {
    self.grace = grace
    self.requeuesActive = requeuesActive
  }
}

/// How the conversations of an inbox are worked.
public struct InboxPolicy: Sendable, Identifiable {
  /// The two ways of working.
  @nonexhaustive
  public enum Style: String, Hashable, Sendable {
    /// Offer, accept, wrap up.
    case contactCenter
    /// Assign, resolve, reopen.
    case sharedInbox
  }

  /// The inbox.
  public let id: InboxID
  /// The way of working.
  public let style: Style
  /// The time agents have to accept an offer.
  public let offerTimeouts: OfferTimeouts
  /// How conversations are wrapped up; `nil` where an end needs no wrap-up.
  public let wrapUp: WrapUpPolicy?
  /// What an inbound message does to a conversation that has ended.
  public var afterEnd: AfterEnd
  /// What becomes of a conversation whose transfer nobody accepts.
  public var droppedTransfer: DroppedTransfer = .keep
  /// What becomes of an absent agent's conversations.
  public var absence = AbsencePolicy()
  /// Whether the owner's reply by email ends the conversation and begins their wrap-up (W-14); a
  /// later mail of the customer then counts as any message after the end.
  public var endsWithEmailReply = false
  /// Whether an agent who answers a resolved conversation reopens it by that; otherwise they
  /// have to reopen it first.
  public var reopensOnAgentReply = false
  /// How many messages a conversation may have a minute before its agents and programs are stopped.
  ///
  /// Both sides' count, so that two robots that answer each other are found. Customers are never
  /// stopped.
  public var messagesPerMinute: Int?
  /// The largest text that an agent may send.
  public var textLimit = TextLimit()

  /// The way of a contact centre: offer, accept, wrap up; a new conversation after the end.
  public static func contactCenter(
    _ id: InboxID,
    offerTimeouts: OfferTimeouts,
    wrapUp: WrapUpPolicy
  ) -> Self {
    Self(
      id: id,
      style: .contactCenter,
      offerTimeouts: offerTimeouts,
      wrapUp: wrapUp,
      afterEnd: .newConversation
    )
  }

  /// The way of a shared inbox: assign, resolve, reopen (H-05).
  ///
  /// Its transfers are offers, too.
  public static func sharedInbox(_ id: InboxID, offerTimeouts: OfferTimeouts) -> Self {
    Self(
      id: id,
      style: .sharedInbox,
      offerTimeouts: offerTimeouts,
      wrapUp: nil,
      afterEnd: .reopen()
    )
  }
}
