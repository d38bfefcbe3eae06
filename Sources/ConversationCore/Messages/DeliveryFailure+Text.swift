extension DeliveryFailure: CustomStringConvertible {
  /// What has gone wrong and what to do about it, with the provider's own code.
  ///
  /// For agents and logs: it holds no customer data.
  public var description: String { code.map { "\(advice) (\($0))" } ?? advice }

  private var advice: String {
    switch kind {
    case .unreachable: "nobody can be reached at this address: try later, or ask for another way"
    case .optedOut: "the customer wants no messages here: they have to opt in again"
    case .windowClosed:
      "the channel's messaging window is closed: wait for the customer to write, or send an approved "
        + "wording where the channel takes one"
    case .policy:
      "the provider does not let it through: look up its code, then change text or sender"
    case .credentials: "the channel may not send: have its credentials and permissions looked at"
    case .invalidRequest: "the provider does not take such a message: look up its code"
    case .exhausted: "it was tried often enough: send it again later"
    }
  }
}
