public import ConversationCore

/// The words of the desktop, in one language: one value, replaced as a whole.
///
/// English is built in. Another language is another value:
///
/// ```swift
/// let finnish = SystemWording(
///   notice: { notice, names in
///     switch notice {
///     case .agentJoined(let agent): "\(names.name(of: agent)) liittyi keskusteluun"
///     …
/// ```
public struct SystemWording: Sendable {
  /// Words a notice of the transcript (F-27).
  public let notice: @Sendable (SystemNotice, NameBook) -> JoinedText
  /// Words what stands in the place of a text that was taken out (W-28).
  public let withheld: @Sendable (WithholdingReason) -> String
  /// Words the state of a conference, as the interaction pane shows it (F-26); `nil` for none.
  public let conference: @Sendable (ConferenceState, NameBook) -> JoinedText?
  /// Words why a conversation is offered; `nil` where routing has chosen the agent.
  public let purpose: @Sendable (OfferPurpose, NameBook) -> JoinedText?
  /// Words why a message has not reached the customer, and what to do about it.
  public let failure: @Sendable (DeliveryFailure) -> String
  /// Names whoever answers for the business by another way than this contact center.
  public let elsewhere: String
  /// Words the empty compose box; the customer's number or name where one may be shown (V-25).
  public let placeholder: @Sendable (String?) -> JoinedText
  /// Words a notification about somebody: their number, address or name (V-17, V-18).
  public let notification: @Sendable (NotificationOccasion, String) -> JoinedText

  /// Collects the words of a language.
  public init(
    notice: @escaping @Sendable (SystemNotice, NameBook) -> JoinedText,
    withheld: @escaping @Sendable (WithholdingReason) -> String = SystemWording.english.withheld,
    conference: @escaping @Sendable (ConferenceState, NameBook) -> JoinedText?,
    purpose: @escaping @Sendable (OfferPurpose, NameBook) -> JoinedText?,
    failure: @escaping @Sendable (DeliveryFailure) -> String = { $0.description },
    elsewhere: String = SystemWording.english.elsewhere,
    placeholder: @escaping @Sendable (String?) -> JoinedText = SystemWording.english.placeholder,
    notification: @escaping @Sendable (NotificationOccasion, String) -> JoinedText =
      SystemWording.english.notification
  ) {
    self.notice = notice
    self.withheld = withheld
    self.conference = conference
    self.purpose = purpose
    self.failure = failure
    self.elsewhere = elsewhere
    self.placeholder = placeholder
    self.notification = notification
  }
}
