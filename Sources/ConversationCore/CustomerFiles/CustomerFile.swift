/// Everything that a visitor card is made of: the records about one customer, as they are stored
/// (H-21 … H-31).
///
/// It is read for one agent: conversations that they do not see are not in it. What a desktop shows of
/// it is a projection, which masks; the file itself is not for a screen.
public struct CustomerFile: Hashable, Sendable {
  /// The customer; whoever they were taken over by, if they were.
  public var customer: Customer
  /// The notes about them, the newest first (H-27).
  public var notes: [CustomerNote]
  /// What systems tell about them, by the systems' names (H-31).
  public var data: [CustomerData]
  /// Their conversations that the agent sees, latest activity first (H-28).
  public var conversations: [Conversation]
  /// Whether there are older conversations than these.
  public var hasMoreConversations: Bool
  /// Their visits, the newest first (H-26, H-29).
  public var visits: [Visit]
  /// The recordings of their visits, the newest visit first, visible or not (H-30).
  public var recordings: [VisitRecording]
  /// What agents are called who wrote the notes, or took part in the conversations.
  public var agentNames: [AgentID: String]

  /// Collects records.
  public init(
    customer: Customer,
    notes: [CustomerNote] = [],
    data: [CustomerData] = [],
    conversations: [Conversation] = [],
    hasMoreConversations: Bool = false,
    visits: [Visit] = [],
    recordings: [VisitRecording] = [],
    agentNames: [AgentID: String] = [:]
  ) {
    self.customer = customer
    self.notes = notes
    self.data = data
    self.conversations = conversations
    self.hasMoreConversations = hasMoreConversations
    self.visits = visits
    self.recordings = recordings
    self.agentNames = agentNames
  }

  /// How many records of each kind a file holds at most: what a card costs is bounded by them.
  public struct Limits: Hashable, Sendable {
    /// How many conversations.
    public var conversations = 20
    /// How many notes.
    public var notes = 50
    /// How many visits.
    public var visits = 10
    /// How many recordings.
    public var recordings = 20

    /// What a card shows at first.
    public init() {}
  }
}
