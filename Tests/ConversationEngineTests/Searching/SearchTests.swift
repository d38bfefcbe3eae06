import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Masking
import Testing

/// Searching what was said, as far as somebody sees it.
@Suite struct SearchTests {
  private func found(
    _ text: String,
    _ desk: SharedDesk,
    _ search: InMemoryTextSearch,
    display: DisplayPolicy = DisplayPolicy(),
    for agent: AgentID
  ) async throws -> [String?] {
    while try await desk.center.follow(search, limit: 7) > 0 {}
    let page = try await desk.center.messages(
      matching: text,
      in: search,
      display: display,
      for: agent
    )
    return page.elements.map(\.message.text)
  }

  @Test func `what is said is found as it comes, by those who see the conversation`() async throws {
    let desk = try await SharedDesk(sees: .own)
    let search = InMemoryTextSearch()
    let id = try await desk.open("Where is my parcel?", id: "1")
    try await desk.center.assign(id, to: "ben", by: "olga")
    #expect(try await found("parcel", desk, search, for: "ben") == ["Where is my parcel?"])
    try await desk.center.send("Your parcel is here", in: id, by: "ben")
    let both = ["Your parcel is here", "Where is my parcel?"]
    #expect(try await found("PARCEL", desk, search, for: "ben") == both)
    #expect(try await found("parcel", desk, search, for: "olga") == both, "S-06")
    #expect(try await found("parcel", desk, search, for: "anna") == [])
    await #expect(throws: ConversationError(.unknownAgent("zoe"))) {
      try await desk.center.messages(
        matching: "parcel",
        in: search,
        display: DisplayPolicy(),
        for: "zoe"
      )
    }
  }

  @Test func `S-06 no page is short, or goes on, for what others have said`() async throws {
    let desk = try await SharedDesk(sees: .own)
    let search = InMemoryTextSearch()
    for number in 1...3 {
      _ = try await desk.open("Where is my parcel?", from: "cora\(number)", id: "\(number)")
    }
    let own = try await desk.open("My parcel is here", id: "4")
    try await desk.center.assign(own, to: "ben", by: "olga")
    for number in 5...6 {
      _ = try await desk.open("Where is my parcel?", from: "cora\(number)", id: "\(number)")
    }
    while try await desk.center.follow(search, limit: 7) > 0 {}
    for (agent, texts) in [("ben", ["My parcel is here"]), ("anna", [])] as [(AgentID, [String])] {
      let page = try await desk.center.messages(
        matching: "parcel",
        in: search,
        display: DisplayPolicy(),
        limit: 2,
        for: agent
      )
      #expect(page.elements.map(\.message.text) == texts)
      #expect(page.next == nil)
    }
  }

  @Test func `V-09, W-25 nobody finds by digits that are masked for them`() async throws {
    let desk = try await SharedDesk()
    let search = InMemoryTextSearch()
    _ = try await desk.open("Call me at +1 202 555 0147, melissa@example.com", id: "1")
    let display = DisplayPolicy(isEnabled: true)
    for text in ["202", "555", "melissa", "+1 202 555"] {
      let masked = try await found(text, desk, search, display: display, for: "anna")
      #expect(masked == [], "\(text)")
      for agent in ["sam", "ada"] as [AgentID] {
        #expect(
          try await found(text, desk, search, display: display, for: agent).count == 1,
          "\(text)"
        )
      }
      #expect(try await found(text, desk, search, for: "anna").count == 1, "the switch is off")
    }
    #expect(try await found("call", desk, search, display: display, for: "anna").count == 1)
  }

  @Test func `V-09 W-25 nobody finds by what is masked behind percent signs`() async throws {
    let desk = try await SharedDesk()
    let search = InMemoryTextSearch()
    _ = try await desk.open("See ?mail=melissa%40example.com&tel=%2B12025550147", id: "1")
    let display = DisplayPolicy(isEnabled: true)
    for text in ["melissa", "12025550147", "2B1202"] {
      #expect(try await found(text, desk, search, display: display, for: "anna") == [], "\(text)")
    }
    #expect(try await found("melissa", desk, search, display: display, for: "sam").count == 1)
    #expect(try await found("see", desk, search, display: display, for: "anna") != [])
  }

  @Test func `H-37 a card number is found by nobody, and an index may be begun late`() async throws
  {
    let desk = try await SharedDesk()
    _ = try await desk.open("My card is 4111 1111 1111 1111", id: "1")
    let search = InMemoryTextSearch()
    #expect(try await found("4111", desk, search, for: "olga") == [])
    #expect(try await found("card", desk, search, for: "olga").count == 1)
    #expect(try await desk.center.follow(search) == 0, "up to date")
  }
}
