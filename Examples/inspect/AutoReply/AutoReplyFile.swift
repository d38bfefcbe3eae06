import AutoReplies
import ConversationCore
import Foundation

/// A team with its replies and hours, and events that happen to it, as people write them.
struct AutoReplyFile: Decodable {
  struct Team: Decodable {
    var id: TeamID
    var displayName: String
    var language: String?
    /// The number by which texts leave.
    var number: String?
    var ringsLastAdvisor: Bool?
    var createsTicketForMissedCalls: Bool?
  }

  struct Company: Decodable {
    var name: String
    var country: String?
  }

  struct Reply: Decodable {
    var on: Bool?
    var companyName: Bool?
    var teamName: Bool?
    /// Without one, the standard text.
    var text: String?
    var extras: [String]?
  }

  struct Policy: Decodable {
    var firstChatAfterHours: AutoReplyPolicy.FirstChatAfterHours?
    var afterHoursTexts: AutoReplyPolicy.AfterHoursTexts?
  }

  /// One thing that happens: exactly one of its five kinds.
  struct Event: Decodable {
    struct Call: Decodable {
      var id: CallID?
      /// Without one, it is withheld.
      var from: String?
      var takesTexts: Bool?
      var startedAt: Date?
      var phase: CallPhase?
      var answeredBy: AgentID?
      var voicemail: Bool?
      var ticket: Bool?
    }
    struct Message: Decodable {
      var channel: ChannelKind?
      var from: String
      var sentAt: Date?
      /// What gives a program away, if one has written.
      var program: ProgramSign?
    }
    struct Ticket: Decodable {
      var origin: TicketOrigin
      var from: String
      var channel: ChannelKind?
    }
    struct End: Decodable {
      var trigger: AutoReplyTrigger
      var from: String
      var channel: ChannelKind?
    }
    struct Command: Decodable {
      var trigger: AutoReplyTrigger
      var by: AgentID
      var to: String
      var channel: ChannelKind?
    }

    var at: Date
    var call: Call?
    var message: Message?
    var ticket: Ticket?
    var ended: End?
    var asked: Command?
    /// Whether the recipient has opted out by now.
    var optedOut: Bool?
    /// When an agent last wrote.
    var agentWroteAt: Date?
    var values: [String: String]?
  }

  var team: Team
  var company: Company?
  var timeZone: TimeZoneName
  var schedules: [ScheduleFile.Entry]
  var replies: [String: Reply]
  var policy: Policy?
  var events: [Event]

  init(_ bytes: [UInt8]) throws { self = try JSONInput.decode(Self.self, from: bytes) }

  var settings: TeamSettings {
    TeamSettings(
      id: team.id,
      displayName: team.displayName,
      language: team.language ?? "en",
      number: team.number,
      createsTicketForMissedCalls: team.createsTicketForMissedCalls ?? false,
      ringsLastAdvisor: team.ringsLastAdvisor ?? false
    )
  }

  /// The replies, checked as a whole.
  ///
  /// - Throws: ``InputError`` with everything that is wrong.
  func autoReplies() throws -> AutoReplySettings {
    var policy = AutoReplyPolicy()
    if let choice = self.policy?.firstChatAfterHours { policy.firstChatAfterHours = choice }
    if let choice = self.policy?.afterHoursTexts { policy.afterHoursTexts = choice }
    var draft = AutoReplyDraft(
      team: team.id,
      companyName: company?.name ?? "",
      companyCountry: company?.country,
      policy: policy
    )
    for (word, reply) in replies {
      draft[AutoReplyTrigger(word)] = AutoReply(
        isEnabled: reply.on ?? false,
        includesCompanyName: reply.companyName ?? false,
        includesTeamName: reply.teamName ?? false,
        body: reply.text.map { .template($0) } ?? .standard,
        extras: (reply.extras ?? []).map { .init($0) }
      )
    }
    do {
      return try draft.save(for: settings)
    } catch {
      throw InputError(message: error.description)
    }
  }

  /// The team's hours.
  func calendar() throws -> RingCalendar {
    try ScheduleFile(team: team.id, timeZone: timeZone, schedules: schedules).calendar()
  }
}
