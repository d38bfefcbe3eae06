import AutoReplies
import ConversationCore
import Foundation
import Testing

@Suite struct SettingsTests {
  private let team = TeamSettings(id: "desk", displayName: "Desk")

  @Test func `P-01 P-20 P-22 a draft has no effect until it is saved, for its team`() throws {
    var draft = AutoReplyDraft(team: "desk")
    let saved = try draft.save(for: team)
    draft[.customerHangsUp].isEnabled = true
    #expect(!saved[.customerHangsUp].isEnabled && saved.team == "desk")
    let later = try draft.save(for: team)
    #expect(later[.customerHangsUp].isEnabled)
    var again = later.draft
    again[.customerHangsUp].isEnabled = false
    #expect(later[.customerHangsUp].isEnabled && again != later.draft)
    #expect(saved.documentID == AutoReplySettings.documentID("desk"))
    #expect(draft.documentID != saved.documentID)
  }

  @Test func `A-32 everything is off by default, with standard texts`() throws {
    let settings = AutoReplySettings.off("desk")
    for definition in TriggerDefinition.standard {
      let reply = settings[definition.trigger]
      #expect(!reply.isEnabled && reply.body == .standard && reply.extras.isEmpty)
      #expect(!reply.includesCompanyName && !reply.includesTeamName)
    }
  }

  @Test func `A-32 save checks everything at once and names trigger and field`() throws {
    var draft = AutoReplyDraft(team: "desk")
    draft[.customerHangsUp] = AutoReply(isEnabled: true, body: .template(" \n"))
    draft[.requestApproval] = AutoReply(
      isEnabled: true,
      body: .template("{lnk}"),
      extras: [.init("fine"), .init("{")]
    )
    draft[.customerTextsAfterHours] = AutoReply(
      isEnabled: true,
      body: .template(String(repeating: "ä", count: 1_001))
    )
    draft["nonsense"].isEnabled = false
    do {
      _ = try draft.save(for: team)
      Issue.record("it was saved")
    } catch {
      guard case .invalidSettings(let problems) = error.code else { throw error }
      let words = problems.map(\.description)
      #expect(
        words == [
          "customerHangsUp.body: it is on and says nothing: write a text or switch it off",
          "customerTextsAfterHours: the message has 1001 characters, the limit is 1000",
          "nonsense: there is no such trigger: define it",
          "requestApproval.body: there is no field {lnk} here",
          "requestApproval.extra 2: a brace at byte 0 stands alone: write {{ or }} for a brace",
        ]
      )
      #expect(error.description == words.joined(separator: "; "))
    }
  }

  @Test func `A-32 an empty body is fine while the reply is off`() throws {
    var draft = AutoReplyDraft(team: "desk")
    draft[.customerHangsUp].body = .template("")
    #expect(try draft.save(for: team)[.customerHangsUp].body == .template(""))
  }

  @Test func `The limit of the channel counts names and extras`() throws {
    var draft = AutoReplyDraft(team: "desk", companyName: "ACME")
    draft[.customerHangsUp] = AutoReply(
      isEnabled: true,
      includesCompanyName: true,
      includesTeamName: true,
      body: .template("12345"),
      extras: [.init("67")]
    )
    // "ACME, Desk", "12345" and "67" with two line ends.
    #expect(throws: Never.self) {
      try draft.save(for: team, textLimit: TextLimit(maximum: 19))
    }
    #expect(throws: AutoReplyError.self) {
      try draft.save(for: team, textLimit: TextLimit(maximum: 18))
    }
  }

  @Test func `A field of another trigger is unknown here`() throws {
    var draft = AutoReplyDraft(team: "desk")
    draft[.customerHangsUp].body = .template("{amount}")
    #expect(throws: AutoReplyError.self) { try draft.save(for: team) }
    draft[.customerHangsUp].body = .template("{nextOpening} {customerName}")
    #expect(throws: Never.self) { try draft.save(for: team) }
  }

  @Test func `E-14 a payment request is switched on only where it is possible`() throws {
    var draft = AutoReplyDraft(team: "desk")
    draft[.paymentRequest].isEnabled = true
    for country in [nil, "CA", "us"] {
      draft.companyCountry = country
      #expect(throws: AutoReplyError.self) { try draft.save(for: team) }
    }
    draft.companyCountry = "US"
    #expect(throws: Never.self) { try draft.save(for: team) }
  }
}
