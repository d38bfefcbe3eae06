#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Whether a customer may be written to, and since when.
@nonexhaustive
public enum ConsentState: String, Hashable, Sendable, Codable {
  /// They may.
  case optedIn
  /// They do not want to.
  case optedOut
}

/// How a change of a consent became known.
@nonexhaustive
public enum ConsentSource: String, Hashable, Sendable, Codable {
  /// The customer wrote one of the words.
  case word
  /// The provider says so: a webhook of its own, or a refusal to send.
  case provider
  /// A person has entered it, by the customer's wish.
  case person
  /// It was brought along from another system.
  case imported
}

/// One change of a consent.
public struct ConsentChange: Hashable, Sendable, Codable {
  /// What it is from then on.
  public let state: ConsentState
  /// When the change was taken in.
  public let at: Date
  /// When the provider says that the customer sent it.
  public let sentAt: Date?
  /// How it became known.
  public let source: ConsentSource
  /// The provider's identifier of the message by which it became known.
  public let externalID: String?

  /// Describes a change.
  public init(
    _ state: ConsentState,
    at: Date,
    sentAt: Date? = nil,
    source: ConsentSource,
    externalID: String? = nil
  ) {
    self.state = state
    self.at = at.inWholeMilliseconds
    self.sentAt = sentAt?.inWholeMilliseconds
    self.source = source
    self.externalID = externalID
  }
}

/// What a customer has said about getting messages from one sender (C-02): a record of its own, so
/// that the commit which queues a message can insist on it.
///
/// Without a record there has been no word about it, and ordinary answers are permitted.
public struct Consent: Hashable, Sendable, Codable {
  /// How many changes are kept, the newest last: enough to show what was said and when.
  public static let changesKept = 16

  /// For whom and for what it holds.
  public let scope: ConsentScope
  /// The latest changes, the newest last.
  public private(set) var changes: [ConsentChange]
  /// The message that confirms the latest opt-out: the only one that may go out after it.
  public private(set) var confirmation: MessageID?

  /// Begins a record with its first change.
  public init(_ scope: ConsentScope, _ change: ConsentChange) {
    self.scope = scope
    changes = [change]
  }

  /// Whether the customer may be written to.
  public var state: ConsentState { changes.last?.state ?? .optedIn }

  /// Whether the customer has opted out.
  public var isOptedOut: Bool { state == .optedOut }

  /// Takes in a change.
  ///
  /// - Returns: Whether the state is another one than before.
  @discardableResult
  public mutating func take(_ change: ConsentChange) -> Bool {
    guard change.state != state else { return false }
    changes.append(change)
    changes.removeFirst(max(0, changes.count - Self.changesKept))
    confirmation = nil
    return true
  }

  /// Names the message that confirms the opt-out.
  ///
  /// There is one, and no second.
  public mutating func confirm(by message: MessageID) {
    guard isOptedOut, confirmation == nil else { return }
    confirmation = message
  }

  /// Refuses a message to somebody who has opted out; their own confirmation may pass.
  ///
  /// - Throws: ``ConversationError`` `optedOut`.
  public func check(_ message: MessageID? = nil) throws(ConversationError) {
    guard isOptedOut else { return }
    guard let message, message == confirmation else { throw ConversationError(.optedOut) }
  }
}

extension Consent: StoredDocument {
  /// `consent`.
  public static let documentKind: DocumentKind = "consent"
  /// The name of the key that finds all consents of one address: for export and erasure.
  public static let addressKey = "address"
  /// The name of the key that lists who has opted out, by the time of the change.
  public static let optedOutKey = "opted-out"

  /// The key of its scope.
  public var documentName: String { scope.key }
  /// Its address; and whether it is an opt-out, in the order in which these came.
  public var documentKeys: [DocumentKey] {
    let address = DocumentKey(Self.addressKey, scope.address.key)
    guard isOptedOut, let last = changes.last else { return [address] }
    return [address, DocumentKey(Self.optedOutKey, "", rank: last.at.milliseconds)]
  }

  /// What the document of a scope is called: what a commit that queues a message has as a guard, with
  /// the version that was read, or none if there was no record.
  public static func documentID(_ scope: ConsentScope) -> DocumentID {
    DocumentID(kind: documentKind, id: scope.key)
  }
}
