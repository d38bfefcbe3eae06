// What is kept of visitors, as documents.

extension Visit: StoredDocument {
  /// `visit`.
  public static let documentKind: DocumentKind = "visit"
  /// The name of the key that finds the visits of a visitor, the newest first.
  public static let visitorKey = "visitor"
  /// The name of the key that lists those that are not over, by when somebody has to look again.
  public static let presentKey = "present"

  /// The visitor, and when it began.
  public var documentName: String { Self.name(visitor, startedAt.milliseconds) }
  /// The visitor; and among those who are there, until they have left.
  public var documentKeys: [DocumentKey] {
    let own = DocumentKey(Self.visitorKey, visitor.key, rank: -startedAt.milliseconds)
    guard !isOver, let nextDeadline else { return [own] }
    return [own, DocumentKey(Self.presentKey, "", rank: nextDeadline.milliseconds)]
  }

  /// What the document of a visit is called.
  public static func documentID(of visitor: ChannelAddress, startedAt milliseconds: Int64)
    -> DocumentID
  {
    DocumentID(kind: documentKind, id: name(visitor, milliseconds))
  }

  private static func name(_ visitor: ChannelAddress, _ milliseconds: Int64) -> String {
    KeyText.joining(String(milliseconds), visitor.key)
  }
}

extension CustomerMerge: StoredDocument {
  /// `customer-merge`.
  public static let documentKind: DocumentKind = "customer-merge"
  /// The name of the key that finds everybody whom a customer has taken over.
  public static let intoKey = "into"

  /// The customer who is gone: nobody is taken over twice.
  public var documentName: String { from.description }
  /// The customer who stays.
  public var documentKeys: [DocumentKey] {
    [DocumentKey(Self.intoKey, into.description, rank: at.milliseconds)]
  }

  /// What the document is called that leads from a customer who is gone to the one who stays.
  public static func documentID(of gone: CustomerID) -> DocumentID {
    DocumentID(kind: documentKind, id: gone.description)
  }
}
