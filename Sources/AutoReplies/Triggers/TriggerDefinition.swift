public import ConversationCore

/// What a trigger is: where it may happen, on which condition, and how its reply leaves.
///
/// The restrictions to channels are part of the definition; no team can change them.
public struct TriggerDefinition: Hashable, Sendable {
  /// Who brings it about.
  @nonexhaustive
  public enum Cause: Hashable, Sendable {
    /// The customer, by what they do.
    case customer
    /// An advisor, by a command.
    case advisor
    /// The host or the passing of time, after something has ended.
    case system
  }

  /// How the reply leaves.
  @nonexhaustive
  public enum Way: Hashable, Sendable {
    /// By text to the caller's number.
    case textToCaller
    /// By the conversation, on its channel; an advisor's begins one where there is none.
    case conversation
  }

  /// The trigger.
  public let trigger: AutoReplyTrigger
  /// Who brings it about.
  public let cause: Cause
  /// The channels on which it may happen; `nil` for all but voice.
  public let channels: Set<ChannelKind>?
  /// The origins of the ticket that it may be about; `nil` if it is about none.
  public let origins: Set<TicketOrigin>?
  /// Whether it happens only while no ring schedule is active.
  public let isAfterHours: Bool
  /// How the reply leaves.
  public let way: Way
  /// Whether nothing is sent while an agent is talking to the customer.
  public let yieldsToAgents: Bool
  /// The fields that its template may name, beside those that every template may.
  public let fields: Set<ReplyField>
  /// The countries (ISO 3166, two letters) in which the company must be registered; `nil` for all.
  public let countries: Set<String>?

  /// Defines a trigger.
  public init(
    _ trigger: AutoReplyTrigger,
    cause: Cause,
    channels: Set<ChannelKind>? = nil,
    origins: Set<TicketOrigin>? = nil,
    isAfterHours: Bool = false,
    way: Way = .conversation,
    yieldsToAgents: Bool = false,
    fields: Set<ReplyField> = [],
    countries: Set<String>? = nil
  ) {
    self.trigger = trigger
    self.cause = cause
    self.channels = channels
    self.origins = origins
    self.isAfterHours = isAfterHours
    self.way = way
    self.yieldsToAgents = yieldsToAgents
    self.fields = fields
    self.countries = countries
  }

  /// Whether it may happen on a channel.
  public func permits(_ channel: ChannelKind) -> Bool {
    channels?.contains(channel) ?? (channel != .voice)
  }

  /// Whether its template may name a field.
  public func offers(_ field: ReplyField) -> Bool {
    ReplyField.common.contains(field) || fields.contains(field)
  }
}

extension TriggerDefinition {
  /// The fourteen, in the order of the settings page (P-03).
  public static let standard: [TriggerDefinition] = [
    call(.customerHangsUp),
    call(.customerLeavesVoicemail),
    TriggerDefinition(
      .afterSuccessfulCallWithTicket,
      cause: .system,
      channels: [.voice],
      way: .textToCaller,
      fields: [.ticketNumber, .advisorName]
    ),
    TriggerDefinition(.captureAdvisorRating, cause: .system, fields: [.advisorName, .link]),
    TriggerDefinition(
      .askCustomerIssueResolved,
      cause: .system,
      fields: [.advisorName, .ticketNumber, .link]
    ),
    TriggerDefinition(
      .customerSendsFirstChat,
      cause: .customer,
      yieldsToAgents: true,
      fields: [.nextOpening]
    ),
    advisor(.requestPhotoOrVideo),
    advisor(.shareVoiceHub),
    call(.customerCallsAfterHours, isAfterHours: true),
    call(.missedCallFromCustomer),
    advisor(.requestApproval),
    advisor(.paymentRequest, countries: ["US"]),
    TriggerDefinition(
      .customerTextsAfterHours,
      cause: .customer,
      channels: [.sms, .whatsApp],
      isAfterHours: true,
      yieldsToAgents: true,
      fields: [.nextOpening]
    ),
    TriggerDefinition(
      .customerCreatesTicketAfterHours,
      cause: .customer,
      origins: [.webApp, .mobileApp],
      isAfterHours: true,
      yieldsToAgents: true,
      fields: [.nextOpening, .ticketNumber]
    ),
  ]

  private static func call(
    _ trigger: AutoReplyTrigger,
    isAfterHours: Bool = false
  ) -> TriggerDefinition {
    TriggerDefinition(
      trigger,
      cause: .customer,
      channels: [.voice],
      isAfterHours: isAfterHours,
      way: .textToCaller,
      fields: [.nextOpening]
    )
  }

  private static func advisor(
    _ trigger: AutoReplyTrigger,
    countries: Set<String>? = nil
  ) -> TriggerDefinition {
    TriggerDefinition(
      trigger,
      cause: .advisor,
      fields: [.advisorName, .ticketNumber, .link, .amount],
      countries: countries
    )
  }
}
