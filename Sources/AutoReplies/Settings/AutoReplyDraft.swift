public import ConversationCore

/// The automatic replies of a team while somebody works on them: without any effect until they are
/// saved (P-20, P-22).
public struct AutoReplyDraft: Hashable, Sendable, Codable {
  /// The team.
  public let team: TeamID
  /// The company's name, for the first line.
  public var companyName: String
  /// Where the company is registered (ISO 3166, two letters), if that is known (E-14).
  public var companyCountry: String?
  /// What of several replies is sent.
  public var policy: AutoReplyPolicy
  /// By the trigger's word, so that JSON shows an object.
  private var replies: [String: AutoReply]

  /// Begins with everything off.
  public init(
    team: TeamID,
    companyName: String = "",
    companyCountry: String? = nil,
    policy: AutoReplyPolicy = AutoReplyPolicy()
  ) {
    self.team = team
    self.companyName = companyName
    self.companyCountry = companyCountry
    self.policy = policy
    replies = [:]
  }

  /// The reply of a trigger; off with the standard text until something else is set.
  public subscript(trigger: AutoReplyTrigger) -> AutoReply {
    get { replies[trigger.rawValue] ?? AutoReply() }
    set { replies[trigger.rawValue] = newValue }
  }

  /// The triggers of which something was set, in order.
  public var triggers: [AutoReplyTrigger] { replies.keys.map { AutoReplyTrigger($0) }.sorted() }

  /// Checks everything and makes settings of it that take effect, or changes nothing.
  ///
  /// `textLimit`: the longest text that the channels of the team carry. What a field will hold is not
  /// known here and counts nothing; a reply that gets too long with it is not sent.
  ///
  /// - Throws: ``AutoReplyError`` `invalidSettings` with every problem, each with its trigger and field.
  public func save(
    for team: TeamSettings,
    catalogue: TriggerCatalogue = .standard,
    textLimit: TextLimit = TextLimit()
  ) throws(AutoReplyError) -> AutoReplySettings {
    let problems = triggers.flatMap { trigger in
      self.problems(of: trigger, for: team, catalogue: catalogue, textLimit: textLimit)
    }
    guard problems.isEmpty else { throw AutoReplyError(.invalidSettings(problems)) }
    return AutoReplySettings(saved: self)
  }
}

extension AutoReplyDraft: StoredDocument {
  /// `auto-replies-draft`.
  public static let documentKind: DocumentKind = "auto-replies-draft"
  /// The team's identifier.
  public var documentName: String { team.rawValue }

  /// What the document of a team's draft is called.
  public static func documentID(_ team: TeamID) -> DocumentID {
    DocumentID(kind: documentKind, id: team.rawValue)
  }
}

/// The automatic replies of a team that are in effect (P-01, P-22).
///
/// Only ``AutoReplyDraft/save(for:catalogue:textLimit:)`` makes them.
public struct AutoReplySettings: Hashable, Sendable, Codable {
  private let saved: AutoReplyDraft

  init(saved: AutoReplyDraft) { self.saved = saved }

  /// The settings of a team that has saved nothing: everything is off.
  public static func off(_ team: TeamID) -> Self { Self(saved: AutoReplyDraft(team: team)) }

  /// The team.
  public var team: TeamID { saved.team }
  /// The company's name.
  public var companyName: String { saved.companyName }
  /// Where the company is registered, if that is known.
  public var companyCountry: String? { saved.companyCountry }
  /// What of several replies is sent.
  public var policy: AutoReplyPolicy { saved.policy }
  /// The reply of a trigger.
  public subscript(trigger: AutoReplyTrigger) -> AutoReply { saved[trigger] }
  /// What may not be meant so: a standard text is on, and there is none in the team's language.
  public func warnings(
    of team: TeamSettings,
    triggers: TriggerCatalogue = .standard
  ) -> [AutoReplyWarning] {
    let isEnglishInstead = triggers.definitions.contains { definition in
      let reply = self[definition.trigger]
      return reply.isEnabled
        && ReplyComposition(of: reply, definition.trigger, team: team, companyName: "").isInEnglish
    }
    return isEnglishInstead ? [.noTextsIn(team.language)] : []
  }

  /// A draft to work on: changing it changes nothing here.
  public var draft: AutoReplyDraft { saved }

  /// Reads settings that were saved.
  public init(from decoder: any Decoder) throws { saved = try AutoReplyDraft(from: decoder) }
  /// Writes them as the draft that they were made of.
  public func encode(to encoder: any Encoder) throws { try saved.encode(to: encoder) }
}

extension AutoReplySettings: StoredDocument {
  /// `auto-replies`.
  public static let documentKind: DocumentKind = "auto-replies"
  /// The team's identifier.
  public var documentName: String { team.rawValue }

  /// What the document of a team's settings is called (P-02).
  public static func documentID(_ team: TeamID) -> DocumentID {
    DocumentID(kind: documentKind, id: team.rawValue)
  }
}
