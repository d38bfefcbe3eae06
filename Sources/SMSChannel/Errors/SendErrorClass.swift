public import ConversationCore

/// What kind of error a provider of text messages reports: what a host does about it.
@nonexhaustive
public enum SendErrorClass: Hashable, Sendable, CaseIterable {
  /// The address will never be reached: ask the customer for another.
  case address
  /// The address may be reached another time.
  case temporary
  /// The customer does not want messages: an opt-out is recorded.
  case consent
  /// The channel's messaging window is closed.
  case window
  /// Carriers or the provider do not let it through: register the sender, change the content.
  case policy
  /// The account cannot send: credentials, balance, suspension.
  case account
  /// The request is wrong.
  case request
  /// Too fast: the same request may be made again later.
  case throttling

  /// The kind of failure that a delivery has by it.
  public var failureKind: DeliveryFailure.Kind {
    switch self {
    case .address, .temporary: .unreachable
    case .consent: .optedOut
    case .window: .windowClosed
    case .policy: .policy
    case .account: .credentials
    case .request: .invalidRequest
    case .throttling: .exhausted
    }
  }
}
