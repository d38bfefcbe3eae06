#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// What a channel can do, as data: checked before a message is accepted, never found out by a
/// failed send.
public struct ChannelCapabilities: Hashable, Sendable {
  /// How long after the customer's last message the business may write.
  public struct MessagingWindow: Hashable, Sendable {
    /// For everything that is written, automatic or not, in seconds.
    public let standard: TimeInterval
    /// For what people write themselves, in seconds (C-03).
    public let forPeople: TimeInterval

    /// Creates a window.
    public init(standard: TimeInterval, forPeople: TimeInterval? = nil) {
      self.standard = standard
      self.forPeople = max(standard, forPeople ?? standard)
    }
  }

  /// What the channel carries of quick replies.
  public struct QuickReplies: Hashable, Sendable {
    /// The largest number beside one message.
    public let maximum: Int
    /// The longest title, in UTF-16 units.
    public let titleLength: Int
    /// The longest text beside them, where that is another limit than without.
    public let textLimit: TextLimit?

    /// States what a channel carries.
    public init(maximum: Int, titleLength: Int, textLimit: TextLimit? = nil) {
      self.maximum = maximum
      self.titleLength = titleLength
      self.textLimit = textLimit
    }
  }

  /// The longest text that the channel carries.
  public var textLimit: TextLimit?
  /// The largest number of attachments in one message.
  public var maximumAttachments: Int
  /// The most bytes of all attachments of one message; `nil` if that is not known.
  public var maximumAttachmentBytes: Int?
  /// Whether one message can have a text and files; otherwise they are two messages.
  public var joinsTextAndAttachments: Bool
  /// What the channel carries of quick replies; `nil` for none at all.
  public var quickReplies: QuickReplies?
  /// The messaging window, if the channel has one.
  public var window: MessagingWindow?
  /// Whether the business may write first (A-42, C-03).
  public var mayWriteFirst: Bool
  /// Whether it carries messages whose wording was approved beforehand, which may be written first and
  /// outside of the window (C-03).
  public var takesTemplates: Bool
  /// Whether it is known if the customer is there (F-01: not on SMS).
  public var hasPresence: Bool
  /// Whether it shows that somebody is typing.
  public var hasTyping: Bool
  /// Whether providers report that a message has arrived.
  public var hasDeliveryReceipts: Bool
  /// Whether providers report that a message was read.
  public var hasReadReceipts: Bool

  /// Describes a channel; what is not said it cannot do.
  public init(
    textLimit: TextLimit? = nil,
    maximumAttachments: Int = 0,
    maximumAttachmentBytes: Int? = nil,
    joinsTextAndAttachments: Bool = true,
    quickReplies: QuickReplies? = nil,
    window: MessagingWindow? = nil,
    mayWriteFirst: Bool = false,
    takesTemplates: Bool = false,
    hasPresence: Bool = false,
    hasTyping: Bool = false,
    hasDeliveryReceipts: Bool = false,
    hasReadReceipts: Bool = false
  ) {
    self.textLimit = textLimit
    self.maximumAttachments = maximumAttachments
    self.maximumAttachmentBytes = maximumAttachmentBytes
    self.joinsTextAndAttachments = joinsTextAndAttachments
    self.quickReplies = quickReplies
    self.window = window
    self.mayWriteFirst = mayWriteFirst
    self.takesTemplates = takesTemplates
    self.hasPresence = hasPresence
    self.hasTyping = hasTyping
    self.hasDeliveryReceipts = hasDeliveryReceipts
    self.hasReadReceipts = hasReadReceipts
  }

  /// Refuses what the channel does not carry.
  ///
  /// - Throws: ``ConversationError`` `textTooLongForChannel`, `tooManyAttachments` or
  ///   `textBesideAttachments`.
  public func check(text: String, attachments: Int) throws(ConversationError) {
    if let textLimit {
      let length = textLimit.measure.count(text)
      guard length <= textLimit.maximum else {
        throw ConversationError(
          .textTooLongForChannel(
            maximum: textLimit.maximum,
            actual: length,
            unit: textLimit.measure.unit
          )
        )
      }
    }
    guard attachments <= maximumAttachments else {
      throw ConversationError(
        .tooManyAttachments(maximum: maximumAttachments, actual: attachments)
      )
    }
    guard joinsTextAndAttachments || attachments == 0 || text.isEmpty else {
      throw ConversationError(.textBesideAttachments)
    }
  }

  /// Refuses quick replies that the channel does not carry beside a text.
  ///
  /// - Throws: ``ConversationError`` `tooManyQuickReplies`, `textEmpty`, `quickReplyTitle` or
  ///   `textTooLongForQuickReplies`.
  public func check(_ replies: [QuickReply], beside text: String) throws(ConversationError) {
    guard !replies.isEmpty else { return }
    guard let quickReplies, replies.count <= quickReplies.maximum else {
      let maximum = quickReplies?.maximum ?? 0
      throw ConversationError(.tooManyQuickReplies(maximum: maximum, actual: replies.count))
    }
    guard !text.isEmpty else { throw ConversationError(.textEmpty) }
    for reply in replies {
      guard (1...quickReplies.titleLength).contains(reply.title.utf16.count), !reply.payload.isEmpty
      else { throw ConversationError(.quickReplyTitle(maximum: quickReplies.titleLength)) }
    }
    guard let limit = quickReplies.textLimit else { return }
    let length = limit.measure.count(text)
    guard length <= limit.maximum else {
      throw ConversationError(
        .textTooLongForQuickReplies(
          maximum: limit.maximum,
          actual: length,
          unit: limit.measure.unit
        )
      )
    }
  }

  /// Until when somebody may write, given the customer's last message; `nil` for no limit.
  ///
  /// Valid while `now` is before it. A customer who never wrote leaves the window closed.
  public func windowCloses(lastCustomerMessageAt: Date?, byPerson: Bool) -> Date? {
    guard let window else { return nil }
    guard let last = lastCustomerMessageAt else { return Date(milliseconds: 0) }
    return last.after(byPerson ? window.forPeople : window.standard)
  }

  /// Refuses writing outside the messaging window.
  ///
  /// - Throws: ``ConversationError`` `windowClosed` with the time of closing.
  public func checkWindow(
    lastCustomerMessageAt: Date?,
    byPerson: Bool,
    now: Date
  ) throws(ConversationError) {
    guard
      let closes = windowCloses(lastCustomerMessageAt: lastCustomerMessageAt, byPerson: byPerson)
    else { return }
    guard now < closes else {
      throw ConversationError(.windowClosed(sinceMilliseconds: closes.milliseconds))
    }
  }
}
