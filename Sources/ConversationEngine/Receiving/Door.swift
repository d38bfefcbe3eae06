import ConversationCore
import ConversationStorage
import Locking
import Masking

/// An entry point through which messages come in, as it was read.
final class Door: Sendable {
  let entryPoint: EntryPoint
  let policy: Shared<InboxPolicy>
  /// What happens to card numbers here; `nil` where they are stored as they come.
  let arrivalRedaction: Shared<ArrivalRedaction>?
  /// Where the words by which customers opt out count; `nil` where they do not.
  let consents: ConsentPolicy?
  /// Whoever takes it away meanwhile refuses the message.
  let condition: Guard
  fileprivate let document: Versioned<Document>

  fileprivate init(_ document: Versioned<Document>, in center: ContactCenter) throws {
    entryPoint = try document.value.value(as: EntryPoint.self)
    policy = try center.sharedPolicy(entryPoint.inbox)
    arrivalRedaction = center.redactions[entryPoint.inbox].map { Shared($0) }
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
  private struct Doors {
    /// The one that was gone through last: the next message often comes through it too.
    var last: Door?
    var byKey: [UniqueKey: Door] = [:]
  }

  private let known = Locked(Doors())

  func door(
    _ key: UniqueKey,
    _ document: Versioned<Document>,
    in center: ContactCenter
  ) throws -> Door {
    let found = known.withLock { known -> Door? in
      if let last = known.last, last.document.shared === document.shared { return last }
      guard let door = known.byKey[key], door.document.shared === document.shared else {
        return nil
      }
      known.last = door
      return door
    }
    if let found { return found }
    let door = try Door(document, in: center)
    known.withLock { known in
      if known.byKey.count >= Self.limit { known.byKey.removeAll() }
      known.byKey[key] = door
      known.last = door
    }
    return door
  }
}
