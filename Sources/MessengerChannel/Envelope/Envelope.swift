/// The body of a webhook: several entries, each with several items.
struct Envelope: Decodable {
  let object: String
  let entry: [Attempt<Entry>]

  /// What happened on one page.
  struct Entry: Decodable {
    let id: GraphID
    /// What happened in threads that are ours.
    let messaging: [Attempt<MessagingItem>]?
    /// What happened in threads that another app owns now.
    let standby: [Attempt<MessagingItem>]?
    /// What happened to the page itself: feed, comments.
    let changes: [Attempt<Change>]?

    enum Key: String, CodingKey { case id, messaging, standby, changes }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Key.self)
      id = try container.decode(GraphID.self, forKey: .id)
      messaging = try container.decodeIfPresent(
        [Attempt<MessagingItem>].self,
        forKey: .messaging
      )
      standby = try container.decodeIfPresent([Attempt<MessagingItem>].self, forKey: .standby)
      changes = try container.decodeIfPresent([Attempt<Change>].self, forKey: .changes)
    }
  }

  /// A change of a subscribed field, of which only the presence is of interest.
  struct Change: Decodable {}
}
