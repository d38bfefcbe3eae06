import ConversationCore
import ConversationStorage
import Locking
import Masking

/// An entry point through which messages come in, as it was read.
final class Door: Sendable {
  let entryPoint: EntryPoint
  let policy: Shared<InboxPolicy>
  /// What happens to card numbers here; `nil` where they are stored as they come.
  let arrivalRedaction: ArrivalRedaction?
  /// Where the words by which customers opt out count; `nil` where they do not.
  let consents: ConsentPolicy?
  /// Whoever takes it away meanwhile refuses the message.
  let condition: Guard
  fileprivate let document: Versioned<Document>

  fileprivate init(_ document: Versioned<Document>, in center: ContactCenter) throws {
    entryPoint = try document.value.value(as: EntryPoint.self)
    policy = try center.sharedPolicy(entryPoint.inbox)
    arrivalRedaction = center.redactions[entryPoint.inbox]
    consents = center.consents.policy(at: entryPoint)
    condition = .document(document.value.id, version: document.version)
    self.document = document
  }
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
    in center: ContactCenter
  ) throws -> Door {
    let last = known.withLock { $0[key] }
    if let last, last.document.shared === document.shared { return last }
    let door = try Door(document, in: center)
    known.withLock { known in
      if known.count >= Self.limit { known.removeAll() }
      known[key] = door
    }
    return door
  }
}
