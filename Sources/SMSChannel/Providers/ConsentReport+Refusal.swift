import ConversationCore

extension ConsentReport {
  /// What a report says of its customer's consent: carriers and providers know of opt-outs that never came
  /// by here.
  ///
  /// `nil` for any other failure, and where the customer is not named.
  init?(
    refusal: DeliveryFailure,
    channel: ChannelKind,
    sender: String,
    customer: String?,
    messageID: String
  ) {
    guard refusal.kind == .optedOut, let customer, !customer.isEmpty else { return nil }
    let address = ProviderNumber.address(customer)
    self.init(
      .optOut,
      in: ConsentScope(channel: channel, sender: sender, address: address),
      externalID: "\(messageID)-opt-out"
    )
  }
}
