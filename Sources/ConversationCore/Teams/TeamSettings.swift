/// What a team is to its customers, and how its calls become tickets (E-12, P-06).
public struct TeamSettings: Hashable, Sendable, Codable, Identifiable {
  /// The host's name for the team.
  public let id: TeamID
  /// The name on everything that customers read (E-12).
  public var displayName: String
  /// The language of what is written to customers, such as `fi` or `pt-BR` (BCP 47).
  public var language: String
  /// Whether the directory hides it; its numbers and mailboxes reach it all the same (E-12).
  public var isHidden: Bool
  /// Its own VoiceHub number in E.164 form; `nil` for a team behind a master team's number (E-08).
  public var number: String?
  /// Whether a missed call that belongs to no open ticket opens one (P-06).
  public var createsTicketForMissedCalls: Bool
  /// Whether a caller's last advisor is rung first (E-02).
  public var ringsLastAdvisor: Bool

  /// Describes a team; neither of the two rules is on unless said so.
  public init(
    id: TeamID,
    displayName: String,
    language: String = "en",
    isHidden: Bool = false,
    number: String? = nil,
    createsTicketForMissedCalls: Bool = false,
    ringsLastAdvisor: Bool = false
  ) {
    self.id = id
    self.displayName = displayName
    self.language = language
    self.isHidden = isHidden
    self.number = number
    self.createsTicketForMissedCalls = createsTicketForMissedCalls
    self.ringsLastAdvisor = ringsLastAdvisor
  }
}

extension TeamSettings {
  /// Refuses a team that customers could not be told of, or whose number no caller could have dialled.
  ///
  /// - Throws: ``ConversationError`` `invalidTeam`.
  public func check() throws(ConversationError) {
    func refuse(_ problem: String) -> ConversationError {
      ConversationError(.invalidTeam(id, problem))
    }
    if displayName.unicodeScalars.allSatisfy(\.properties.isWhitespace) {
      throw refuse("it has no display name")
    }
    let tag = language.utf8
    let isTag = tag.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || byte == 0x2D
    }
    guard (2...35).contains(tag.count), isTag else {
      throw refuse("its language is no tag of BCP 47, such as fi or pt-BR")
    }
    guard let number else { return }
    let digits = number.utf8.dropFirst()
    let isNumber =
      number.utf8.first == 0x2B && (2...15).contains(digits.count) && digits.first != 0x30
      && digits.allSatisfy { (0x30...0x39).contains($0) }
    guard isNumber else { throw refuse("its number is not in E.164 form: + and up to 15 digits") }
  }
}

extension TeamSettings: StoredDocument {
  /// `team`.
  public static let documentKind: DocumentKind = "team"
  /// The name of the key that finds the team of a number.
  public static let numberKey = "number"
  /// The name of the key that finds the teams that a directory shows (E-12).
  public static let directoryKey = "directory"

  /// The host's name for it.
  public var documentName: String { id.rawValue }
  /// One unique key for its number, hidden or not, and one for the directory unless it is hidden.
  public var documentKeys: [DocumentKey] {
    (number.map { [DocumentKey(Self.numberKey, $0, isUnique: true)] } ?? [])
      + (isHidden ? [] : [DocumentKey(Self.directoryKey, "")])
  }

  /// What a team's document is called.
  public static func documentID(_ id: TeamID) -> DocumentID {
    DocumentID(kind: documentKind, id: id.rawValue)
  }
}
