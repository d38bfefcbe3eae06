// The records of this module that are kept as documents.

extension Customer: StoredDocument {
  /// `customer`.
  public static let documentKind: DocumentKind = "customer"
  /// The name of the key that finds a customer by one of their addresses.
  public static let addressKey = "address"

  /// The customer's identifier.
  public var documentName: String { id.description }
  /// One unique key an address: two customers never share one.
  public var documentKeys: [DocumentKey] {
    addresses.map { DocumentKey(Self.addressKey, $0.address.key, isUnique: true) }
  }

  /// What a customer's document is called.
  public static func documentID(_ id: CustomerID) -> DocumentID {
    DocumentID(kind: documentKind, id: id.description)
  }
}

extension EntryPoint: StoredDocument {
  /// `entry-point`.
  public static let documentKind: DocumentKind = "entry-point"
  /// The name of the key that finds an entry point by channel and identity.
  public static let identityKey = "identity"
  /// The name of the key that finds the entry points of a team.
  public static let teamKey = "team"
  /// The name of the key that finds entry points whose deletion is not finished.
  public static let interruptingKey = "interrupting"

  /// The host's name for it.
  public var documentName: String { id.rawValue }
  /// Its identity, and its team while it is in use.
  ///
  /// The identity of a deleted one is unique no more: a new entry point may take it over.
  public var documentKeys: [DocumentKey] {
    var keys = [DocumentKey(Self.identityKey, key, isUnique: deletedAt == nil)]
    if isInterrupting { keys.append(DocumentKey(Self.interruptingKey, "")) }
    if let team, deletedAt == nil { keys.append(DocumentKey(Self.teamKey, team.rawValue)) }
    return keys
  }

  /// What an entry point's document is called.
  public static func documentID(_ id: EntryPointID) -> DocumentID {
    DocumentID(kind: documentKind, id: id.rawValue)
  }
}

extension Queue: StoredDocument {
  /// `queue`.
  public static let documentKind: DocumentKind = "queue"
  /// The name of the key that finds the queues of a team.
  public static let teamKey = "team"
  /// The name of the key that finds all queues.
  public static let allKey = "all"

  /// The host's name for it.
  public var documentName: String { id.rawValue }
  /// One key a team, and one for all.
  public var documentKeys: [DocumentKey] {
    teams.map { DocumentKey(Self.teamKey, $0.rawValue) } + [DocumentKey(Self.allKey, "")]
  }

  /// What a queue's document is called.
  public static func documentID(_ id: QueueID) -> DocumentID {
    DocumentID(kind: documentKind, id: id.rawValue)
  }
}
