import ConversationCore

// What a desk needs to be a shared inbox.

extension InboxPolicy {
  /// Conversations are claimed, resolved and reopened.
  static var shared: Self {
    .sharedInbox(
      "support",
      offerTimeouts: OfferTimeouts(telephony: 20, chat: 30, email: 120, social: 120)
    )
  }
}

extension Queue {
  /// The queue of the desk, from which agents take what they want.
  static let claimed = Self(
    id: "help",
    name: "Help",
    channelClass: .social,
    teams: ["day"],
    distribution: .claims
  )
}
