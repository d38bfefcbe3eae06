/// What happened on one page.
struct PageEntry: MetaEntry {
  let id: GraphID
  /// What happened in threads that are ours.
  let messaging: [Attempt<MessagingItem>]?
  /// What happened in threads that another app owns now.
  let standby: [Attempt<MessagingItem>]?
  /// What happened to the page itself: feed, comments.
  let changes: [Attempt<Change>]?

  /// A change of a subscribed field, of which only the presence is of interest.
  struct Change: Decodable {}
}
