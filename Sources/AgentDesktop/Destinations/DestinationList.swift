public import ConversationCore

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// The list of a transfer or conference request: where to, or with whom (F-17, F-23, L-12, L-21).
///
/// It reads one `TransferDirectory`, a snapshot; for the most recent one, fetch the directory again
/// (F-19, V-35, L-17).
public struct DestinationList: Hashable, Sendable {
  /// What a destination is looked for.
  @nonexhaustive
  public enum Purpose: Hashable, Sendable {
    /// A transfer: to a queue or an agent (L-14).
    case transfer
    /// A conference: with an agent (F-24).
    case conference
  }

  /// An agent of the list.
  public struct AgentRow: Hashable, Sendable, Identifiable {
    /// The agent.
    public let id: AgentID
    /// The name.
    public let name: String
    /// The state for the conversation's class of channels, as of the snapshot (L-17).
    public let state: AgentState
    /// How long they had been in it.
    public let inState: CountUp
    /// Why they cannot be chosen; `nil` if they can.
    public let obstacle: ConversationError?

    /// Whether they can be chosen.
    public var isAvailable: Bool { obstacle == nil }
  }

  /// A queue of the list.
  public struct QueueRow: Hashable, Sendable, Identifiable {
    /// The queue.
    public let id: QueueID
    /// The name.
    public let name: String
  }

  /// What a destination is looked for.
  public let purpose: Purpose
  /// The queues that match, by name; none for a conference (V-33, L-15).
  public let queues: [QueueRow]
  /// The agents that match, by name (V-34, L-16).
  public let agents: [AgentRow]
  /// How old the snapshot is.
  public let age: CountUp

  /// Lists the destinations whose names contain a text: agents who are available, unless all are
  /// asked for (A-4, F-24, F-25).
  public init(
    _ directory: TransferDirectory,
    for purpose: Purpose,
    matching search: String = "",
    includingUnavailable: Bool = false,
    at now: Date
  ) {
    self.purpose = purpose
    age = CountUp(since: directory.asOf, at: now)
    queues =
      purpose == .conference
      ? [] : directory.queues(matching: search).map { QueueRow(id: $0.id, name: $0.name) }
    agents = directory.agents(matching: search, includingUnavailable: includingUnavailable)
      .map { entry in
        AgentRow(
          id: entry.id,
          name: entry.name,
          state: entry.state,
          inState: CountUp(since: entry.since, at: directory.asOf),
          obstacle: entry.obstacle
        )
      }
  }

  /// When the snapshot was taken.
  public var asOf: Date { age.since }
}
