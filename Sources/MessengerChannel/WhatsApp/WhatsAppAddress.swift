public import ConversationCore

extension AddressKind {
  /// A WhatsApp user who hides their number, as one account knows them; the account is the scope.
  public static let whatsAppUser: Self = "whatsapp-user"
}

extension ChannelAddress {
  /// A WhatsApp user who hides their number.
  public static func whatsAppUser(_ id: String, account: String) -> Self {
    Self(kind: .whatsAppUser, value: id, scope: account)
  }
}
