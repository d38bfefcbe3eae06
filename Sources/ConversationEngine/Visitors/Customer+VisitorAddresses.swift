import ConversationCore

extension Customer {
  /// At how many addresses somebody is looked for: their newest sessions say where they are, a long list
  /// of old ones does not.
  private static let sessionsLookedAt = 8

  /// The addresses at which a customer may be known to be there, the newest first; before them the one
  /// of the conversation that it is about.
  static func visitorAddresses(
    of customer: Customer?,
    beside address: ChannelAddress? = nil
  ) -> [ChannelAddress] {
    var addresses = address.map { [$0] } ?? []
    for known in customer?.addresses.reversed() ?? [] where known.address.isOfVisitor {
      if addresses.count == sessionsLookedAt { break }
      if !addresses.contains(known.address) { addresses.append(known.address) }
    }
    return addresses
  }
}

extension ChannelAddress {
  /// Whether somebody may be known to be there by it: by any but those of telephones and accounts.
  fileprivate var isOfVisitor: Bool {
    ![.phone, .email, .pageScoped, .whatsAppUser].contains(kind)
  }
}
