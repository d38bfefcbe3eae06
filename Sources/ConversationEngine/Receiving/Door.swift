import ConversationCore
import ConversationStorage
import Locking

/// An entry point through which messages come in, as it was read.
final class Door: Sendable {
  let entryPoint: EntryPoint
  let policy: Shared<InboxPolicy>
  /// Whoever takes it away meanwhile refuses the message.
  let condition: Guard
  fileprivate let document: Versioned<Document>

  fileprivate init(_ document: Versioned<Document>, _ policy: PolicyOfEntryPoint) throws {
    entryPoint = try document.value.value(as: EntryPoint.self)
    self.policy = try policy(entryPoint)
    condition = .document(document.value.id, version: document.version)
    self.document = document
  }

  typealias PolicyOfEntryPoint = (EntryPoint) throws(ConversationError) -> Shared<InboxPolicy>
}

/// The doors that were gone through lately, so that an entry point is unwrapped once and not for every
/// message.
///
/// A door is used again only for the very document that it was made of.
final class DoorMemory: Sendable {
  /// More entry points than most hosts have; beyond it memory starts again.
  private static let limit = 4096
  private let known = Locked<[UniqueKey: Door]>([:])

  func door(
    _ key: UniqueKey,
    _ document: Versioned<Document>,
    _ policy: Door.PolicyOfEntryPoint
  ) throws -> Door {
    let last = known.withLock { $0[key] }
    if let last, last.document.shared === document.shared { return last }
    let door = try Door(document, policy)
    known.withLock { known in
      if known.count >= Self.limit { known.removeAll() }
      known[key] = door
    }
    return door
  }
}
