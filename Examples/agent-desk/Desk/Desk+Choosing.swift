import AgentDesktop
import ConversationCore
import ConversationEngine

// How a name that was typed finds whom or what it means.
extension Desk {
  /// The destinations of the current conversation.
  func destinations(
    of id: ConversationID,
    for purpose: DestinationList.Purpose = .transfer,
    matching search: String = "",
    all: Bool
  ) async throws -> DestinationList {
    DestinationList(
      try await office.center.transferDirectory(for: id, by: Office.you),
      for: purpose,
      matching: search,
      includingUnavailable: all,
      at: now
    )
  }

  /// The colleague whose name fits; whether they can be asked, the contact center says.
  func agent(_ name: String, in id: ConversationID) async throws -> AgentID {
    let list = try await destinations(of: id, matching: name, all: true)
    return try one(of: list.agents, called: name, name: \.name).id
  }

  /// The queue whose name fits.
  func queue(_ name: String, in id: ConversationID) async throws -> QueueID {
    let list = try await destinations(of: id, matching: name, all: true)
    return try one(of: list.queues, called: name, name: \.name).id
  }

  /// The only one of several, or the one whose whole name was typed.
  func one<Row>(
    of rows: [Row],
    called search: String,
    name: (Row) -> String
  ) throws(NotUnderstood) -> Row {
    if let exact = rows.first(where: { name($0) == search }) { return exact }
    guard let first = rows.first else {
      throw NotUnderstood(message: "nothing here is called “\(search)”")
    }
    guard rows.count == 1 else {
      let names = rows.map(name).joined(separator: ", ")
      throw NotUnderstood(message: "“\(search)” may be \(names): say more of the name")
    }
    return first
  }
}
