/// The tenant's switch: whether agents see the values of customers masked (V-09, A-16).
///
/// It is one for the whole tenant. Supervisors and administrators see values as they are, whatever it
/// says.
public struct DisplaySettings: Hashable, Sendable, Codable {
  /// Whether agents see masked values.
  public let masksForAgents: Bool

  /// Chooses.
  public init(masksForAgents: Bool) { self.masksForAgents = masksForAgents }
}

extension DisplaySettings: StoredDocument {
  /// `display-settings`.
  public static let documentKind: DocumentKind = "display-settings"
  /// What the document is called: there is one.
  public static let documentID = DocumentID(kind: documentKind, id: "tenant")

  /// There is one.
  public var documentName: String { Self.documentID.id }
}
