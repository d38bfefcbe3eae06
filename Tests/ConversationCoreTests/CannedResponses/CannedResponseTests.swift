import ConversationCore
import Foundation
import Testing

@Suite struct CannedResponseTests {
  private func filled(_ text: String, _ values: [String: String] = [:]) throws -> FilledResponse {
    try CannedResponse(id: "r", title: "R", text: text).filled(with: values)
  }

  @Test(arguments: [
    ("Hello {{customer.name}}!", "Hello Mia!"), ("{{ customer.name }}", "Mia"),
    ("{{customer.name|there}}", "Mia"), ("Hello {{nick|there}}", "Hello there"),
    ("Hello {{nick|}}!", "Hello !"), ("no fields", "no fields"),
    ("{customer.name}", "{customer.name}"),
    ("a {{open", "a {{open"), ("}} {{", "}} {{"), ("{{{customer.name}}}", "{{{customer.name}}}"),
    ("{{customer.name}}{{agent.name}}", "MiaAnna"), ("{{ümlaut}} 👍", "ü 👍"), ("{", "{"),
  ])
  func `fields are filled in, with words for what has no value`(text: String, shown: String)
    throws
  {
    let values = ["customer.name": "Mia", "agent.name": "Anna", "ümlaut": "ü"]
    #expect(try filled(text, values).text == shown)
  }

  @Test func `what is missing is left standing and named, each field once`() throws {
    let result = try filled("{{a}} {{b|x}} {{c}} {{a}}", ["c": ""])
    #expect(result.text == "{{a}} x {{c}} {{a}}")
    #expect(result.missing == ["a", "c"])
    let response = try CannedResponse(id: "r", title: "R", text: "{{a}} {{b|x}} {{ a }} {{c}}")
    #expect(response.fields == ["a", "b", "c"])
  }

  @Test func `a value that looks like a field is text`() throws {
    let result = try filled("Hi {{name}}", ["name": "{{secret}}", "secret": "S"])
    #expect(result.text == "Hi {{secret}}")
    #expect(result.missing.isEmpty)
  }

  @Test func `a title and a text, neither empty nor too long`() throws {
    for (title, text) in [
      ("", "x"), (" ", "x"), ("x", ""), ("x", "\n"), (String(repeating: "x", count: 81), "x"),
      ("x", String(repeating: "x", count: TextLimit.maximumBytes + 1)),
      ("e" + String(repeating: "\u{301}", count: 9_999), "x"),
    ] {
      #expect(throws: ConversationError(.invalidCannedResponse)) {
        try CannedResponse(id: "r", title: title, text: text)
      }
    }
    #expect(throws: Never.self) {
      try CannedResponse(
        id: "r",
        title: String(repeating: "x", count: 80),
        text: String(repeating: "x", count: TextLimit.maximumBytes)
      )
    }
  }

  @Test func `who may use and change which`() throws {
    var limited = try Fixtures.agent("anna")
    let everyones = try CannedResponse(id: "1", title: "T", text: "x")
    let teams = try CannedResponse(id: "2", title: "T", text: "x", scope: .team("desk"))
    let own = try CannedResponse(id: "3", title: "T", text: "x", scope: .agent("anna"))
    let others = try CannedResponse(id: "4", title: "T", text: "x", scope: .agent("ben"))
    let all = [everyones, teams, own, others]
    #expect(all.map { $0.isFor(limited) } == [true, true, true, false])
    #expect(all.map { $0.mayBeChanged(by: limited) } == [false, false, true, false])
    limited.role = .supervisor
    #expect(all.map { $0.mayBeChanged(by: limited) } == [false, true, true, false])
    limited.teams = ["other"]
    #expect(all.map { $0.isFor(limited) } == [true, false, true, false])
    #expect(all.map { $0.mayBeChanged(by: limited) } == [false, false, true, false])
    limited.permissions.access = .full
    #expect(all.allSatisfy { $0.mayBeChanged(by: limited) })
  }
}
