import AutoReplies
import ConversationCore
import Foundation
import Testing

@Suite struct CompositionTests {
  private func text(
    _ reply: AutoReply,
    company: String = "Example Ltd",
    team: String = "Service Desk",
    values: [ReplyField: String] = [:]
  ) throws -> String? {
    var scene = try Scene(on: [])
    scene.draft.companyName = company
    scene.team.displayName = team
    scene.draft[.requestApproval] = reply
    scene.draft[.requestApproval].isEnabled = true
    var occasion = scene.asked(.requestApproval, link: nil)
    occasion.values = values
    return try scene.decide(occasion).message?.text
  }

  @Test func `A-32 P-19 names on the first line, the body, each extra on a line of its own`() throws
  {
    var reply = AutoReply(
      includesCompanyName: true,
      includesTeamName: true,
      body: .template("Hello.\n\nBye."),
      extras: [.init("One"), .init("Two", isIncluded: false), .init("Three")]
    )
    #expect(try text(reply) == "Example Ltd, Service Desk\nHello.\n\nBye.\nOne\nThree")
    reply.includesTeamName = false
    #expect(try text(reply) == "Example Ltd\nHello.\n\nBye.\nOne\nThree")
    reply.includesCompanyName = false
    reply.extras = []
    #expect(try text(reply) == "Hello.\n\nBye.")
  }

  @Test func `A-32 what is empty leaves no blank separators, and nothing stands at the end`() throws
  {
    let reply = AutoReply(
      includesCompanyName: true,
      includesTeamName: true,
      body: .template("Hello.\n"),
      extras: [.init("  "), .init("{advisorName|}"), .init("Bye\n\n")]
    )
    #expect(try text(reply, company: " ") == "Service Desk\nHello.\nBye")
    #expect(try text(reply, company: "", team: "") == "Hello.\nBye")
  }

  @Test func `P-18 fields are filled in, or their words for that case`() throws {
    let reply = AutoReply(
      body: .template("{{Hi}} {customerName|there}, {teamName} of {companyName}: {amount|free}.")
    )
    #expect(try text(reply) == "{Hi} there, Service Desk of Example Ltd: free.")
    #expect(
      try text(reply, values: [.customerName: "Pia {x}", .amount: "€ 5"])
        == "{Hi} Pia {x}, Service Desk of Example Ltd: € 5."
    )
  }

  @Test func `E-12 the team's name is its display name`() throws {
    #expect(try text(AutoReply(includesTeamName: true, body: .template("x"))) == "Service Desk\nx")
  }

  @Test func `A template is any text or says where it is wrong`() throws {
    for (text, byte) in [
      ("{", 0), ("}", 0), ("a{b", 1), ("ä}", 2), ("{}", 0), ("{|x}", 0), ("{a b}", 0), ("{a{b}", 0),
      ("{{{", 2),
    ] {
      #expect(throws: ReplyTemplate.Malformed.self, "\(text)") { try ReplyTemplate(text) }
      do { _ = try ReplyTemplate(text) } catch { #expect(error.byte == byte, "\(text)") }
    }
    let template = try ReplyTemplate("{a|} {b|c|d} {a}")
    #expect(template.fields == ["a", "b"])
    #expect(try template.filled(with: ["a": "1"]) == "1 c|d 1")
    #expect(throws: MissingValue(field: "a")) { try template.filled(with: ["b": "1", "a": ""]) }
    let long = String(repeating: "{{", count: 50_000)
    #expect(try ReplyTemplate(long).filled(with: [:]).utf8.count == 50_000)
  }

  @Test func `The next opening is said in the team's language, unless it is a week away`() throws {
    var scene = try Scene(on: [.customerTextsAfterHours])
    scene.draft[.customerTextsAfterHours].body = .template("{nextOpening|later}")
    let expected = [
      "en": "Tuesday at 9:00", "fi-FI": "tiistaina klo 9.00", "SV": "tisdag kl. 9.00",
      "sl": "v torek ob 9.00", "pl_PL": "we wtorek o 9:00", "hu": "kedden 9:00-kor",
      "de": "Tuesday at 9:00",
    ]
    for (language, words) in expected {
      scene.team.language = language
      let occasion = try #require(try scene.text(number: 2, at: Scene.evening).first)
      #expect(try scene.decide(occasion).message?.text == words)
    }
    scene.schedules = RingSchedules(team: "desk", timeZone: "Europe/Helsinki")
    let occasion = try #require(try scene.text(number: 2, at: Scene.evening).first)
    #expect(try scene.decide(occasion).message?.text == "later")
  }
}
