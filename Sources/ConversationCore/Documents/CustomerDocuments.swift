// What is kept about customers beside their own record, as documents.

extension CustomerNote: StoredDocument {
  /// `customer-note`.
  public static let documentKind: DocumentKind = "customer-note"
  /// The name of the key that finds the notes about a customer, the newest first.
  public static let customerKey = "customer"

  /// The note's identifier.
  public var documentName: String { id.description }
  /// The customer.
  public var documentKeys: [DocumentKey] {
    [DocumentKey(Self.customerKey, customer.description, rank: -at.milliseconds)]
  }

  /// What a note's document is called.
  public static func documentID(_ id: CustomerNoteID) -> DocumentID {
    DocumentID(kind: documentKind, id: id.description)
  }
}

extension CustomerData: StoredDocument {
  /// `customer-data`.
  public static let documentKind: DocumentKind = "customer-data"
  /// The name of the key that finds what systems tell about a customer.
  public static let customerKey = "customer"

  /// The customer, and the system that tells it.
  public var documentName: String { Self.name(customer, source) }
  /// The customer.
  public var documentKeys: [DocumentKey] { [DocumentKey(Self.customerKey, customer.description)] }

  /// What the document of a customer's box is called.
  public static func documentID(of customer: CustomerID, from source: String) -> DocumentID {
    DocumentID(kind: documentKind, id: name(customer, source))
  }

  private static func name(_ customer: CustomerID, _ source: String) -> String {
    KeyText.joining(customer.description, source)
  }
}

extension VisitRecording: StoredDocument {
  /// `visit-recording`.
  public static let documentKind: DocumentKind = "visit-recording"
  /// The name of the key that finds the recordings of a visitor, the newest visit first.
  public static let visitorKey = "visitor"

  /// The host's name for it.
  public var documentName: String { id.rawValue }
  /// The visitor.
  public var documentKeys: [DocumentKey] {
    [DocumentKey(Self.visitorKey, visitor.key, rank: -visitStartedAt.milliseconds)]
  }

  /// What a recording's document is called.
  public static func documentID(_ id: RecordingID) -> DocumentID {
    DocumentID(kind: documentKind, id: id.rawValue)
  }
}
