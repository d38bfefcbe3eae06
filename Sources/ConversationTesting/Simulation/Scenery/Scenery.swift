import ConversationCore
import Masking

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The contact center that is simulated: its teams, queues, inboxes, entry points and agents.
///
/// It has one of everything that makes a difference: each class of channels, each strategy, both
/// ways of working, overflow in a circle, every kind of capacity.
struct Scenery: Sendable {
  /// When a run begins.
  static let start = Date(milliseconds: 1_760_000_000_000)
  /// The adapter of every channel.
  static let adapter: AdapterID = "simulated"
  /// Agents below this number serve one team each and are never removed, so that every queue always
  /// has somebody.
  static let teamCount = 4

  let agents: [AgentProfile]
  let agentIDs: [AgentID]
  let inboxes: [InboxPolicy]
  /// What happens to card numbers: nowhere are they stored.
  let redaction: [InboxID: ArrivalPolicy]
  let queues: [Queue]
  let entryPoints: [EntryPlan]

  init(agents count: Int) throws {
    let small = try CapacityProfile(.blended, telephony: 1, chat: 1, email: 2, social: 2)
    let realTime = try CapacityProfile(.blendedRealtime, telephony: 1, chat: 3)
    agents = (0..<max(count, Self.teamCount)).map { number in
      var teams = [Self.team(number)]
      if number >= Self.teamCount, number.isMultiple(of: 3) { teams.append(Self.team(number + 1)) }
      let capacity: CapacityProfile =
        switch number % 8 {
        case 5: small
        case 6: realTime
        case 7: .oneAtATime
        default: .standard
        }
      return AgentProfile(
        id: AgentID("agent-\(number)"),
        name: "Agent \(number)",
        teams: teams,
        capacity: capacity
      )
    }
    agentIDs = agents.map(\.id)
    inboxes = try Self.makeInboxes()
    let dropping: [InboxID] = ["closing", "mail"]
    redaction = Dictionary(
      uniqueKeysWithValues: inboxes.map { inbox in
        (inbox.id, dropping.contains(inbox.id) ? .drop : .redact)
      }
    )
    queues = Self.makeQueues()
    entryPoints = Self.makeEntryPoints()
  }

  static func team(_ number: Int) -> TeamID { TeamID("team-\(number % teamCount)") }

  /// Whether an inbox is worked by assigning.
  func isShared(_ inbox: InboxID) -> Bool { inbox == "shared" }

  /// The entry point of a customer: everybody has one.
  func entryPoint(of customer: Int) -> Int { customer % entryPoints.count }

  /// The customer with an address.
  static func customer(at address: ChannelAddress) -> Int? {
    address.value.hasPrefix("c") ? Int(address.value.dropFirst()) : nil
  }

  static func address(_ customer: Int) -> ChannelAddress {
    ChannelAddress(kind: "simulated", value: "c\(customer)")
  }
}

/// An entry point as it is set up, and again after it was deleted.
struct EntryPlan: Sendable {
  let number: Int
  let channel: ChannelKind
  let channelClass: ChannelClass
  let inbox: InboxID
  let queue: QueueID

  /// What the provider calls it, whichever generation it is of.
  var identity: String { "e\(number)" }

  /// The entry point of a generation, from 1 on.
  func entryPoint(generation: Int) -> EntryPoint {
    var entryPoint = EntryPoint(
      id: EntryPointID("\(identity).\(generation)"),
      channel: channel,
      channelClass: channelClass,
      identity: .other(identity),
      displayName: "Entry point \(number)",
      inbox: inbox,
      queue: queue,
      adapter: Scenery.adapter
    )
    if Hotline.has(number) { entryPoint.team = Hotline.team }
    return entryPoint
  }
}
