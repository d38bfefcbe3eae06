import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Testing

/// What a message does to a conversation that was resolved.
@Suite struct ReopeningTests {
  /// A conversation that Ben has resolved.
  private func resolved(_ desk: SharedDesk) async throws -> ConversationID {
    let id = try await desk.open(id: "1")
    try await desk.center.claim(id, by: "ben")
    try await desk.center.resolve(id, by: "ben")
    return id
  }

  @Test func `H-05 a message reopens until the tick at which the window ends, and not at it`()
    async throws
  {
    for (wait, reopens) in [(0.0, true), (59.999, true), (60, false), (60.001, false)] {
      let desk = try await SharedDesk { $0.afterEnd = .reopen(within: 60) }
      let id = try await resolved(desk)
      desk.desk.time.advance(by: wait)
      guard case .stored(let message, let route) = try await desk.write("Again", id: "2") else {
        Issue.record("the message was not stored")
        return
      }
      #expect(route == (reopens ? .reopen : .open), "after \(wait) seconds")
      #expect((message.conversation == id) == reopens)
      #expect(try await desk.conversation(id)?.isOpen == reopens)
      #expect(try await desk.conversation(message.conversation)?.isOpen == true)
    }
  }

  @Test func `S-03, A-36 what a program imports and automatic mail never reopen`() async throws {
    for afterEnd in [AfterEnd.reopen(), .reopen(within: 60), .newConversation] {
      let desk = try await SharedDesk { $0.afterEnd = afterEnd }
      let id = try await resolved(desk)
      desk.desk.time.advance(by: 60)
      try await desk.write("From the bot's history", id: "2", mayReopen: false)
      try await desk.write("I am away", id: "3", mayReopen: false, automatic: "auto-replied")
      let conversation = try #require(try await desk.conversation(id))
      #expect(!conversation.isOpen && conversation.reopenCount == 0)
      #expect(conversation.waitingSince == nil)
      #expect(
        try await desk.desk.texts(of: id).suffix(2) == ["From the bot's history", "I am away"]
      )
      #expect(try await desk.center.inboxCounts(for: "olga").open == 0, "nothing was opened")
    }
  }

  @Test func `A-35 a reopened conversation is its assignee's if they are active, else nobody's`()
    async throws
  {
    for departure in ["none", "connection lost", "grace over", "signed out", "removed"] {
      let desk = try await SharedDesk { $0.absence = AbsencePolicy(grace: 60) }
      let id = try await resolved(desk)
      let isActive = ["none", "connection lost"].contains(departure)
      if ["connection lost", "grace over"].contains(departure) {
        try await desk.center.perform(Command(.reportConnectionLost("ben"), by: .system))
      }
      if departure == "grace over" { desk.desk.time.advance(by: 60) }
      if departure == "signed out" { try await desk.center.signOut("ben") }
      if departure == "removed" {
        try await desk.center.perform(Command(.removeAgent("ben"), by: .administrator))
      }
      desk.desk.time.advance(by: 5)
      try await desk.write("Again", id: "2")
      let conversation = try #require(try await desk.conversation(id))
      #expect(conversation.owner == (isActive ? "ben" : nil), "\(departure)")
      #expect(conversation.reopenedAt == desk.desk.time.now)
      let counts = try await desk.center.inboxCounts(for: "anna")
      #expect(counts[.assignedToOthers] == (isActive ? 1 : 0))
      #expect(counts[.unassigned] == (isActive ? 0 : 1))
    }
  }

  @Test func `H-05 A-9 a mail reopens no chat whose entry point was deleted, but begins anew`()
    async throws
  {
    for isDeleted in [false, true] {
      let desk = try await SharedDesk()
      let id = try await desk.open(to: "outlet", id: "1")
      try await desk.center.claim(id, by: "ben")
      try await desk.center.resolve(id, by: "ben")
      if isDeleted { try await desk.center.deleteEntryPoint("outlet", by: .administrator) }
      let answer = InboundMessage(
        channel: "loopback",
        recipient: "shop",
        sender: ChannelAddress(kind: "loopback", value: "cora"),
        text: "An answer",
        externalID: "2",
        answersMessage: MessageID(conversation: id, sequence: 1)
      )
      let results = try await desk.center.ingest([.message(answer)], from: "loopback")
      guard case .stored(let message, let route) = results.first else {
        Issue.record("the message was not stored")
        return
      }
      #expect(route == (isDeleted ? .open : .reopen))
      #expect((message.conversation == id) == !isDeleted)
      #expect(try await desk.conversation(id)?.isOpen == !isDeleted)
      // Whoever has it can answer.
      try await desk.center.assign(message.conversation, to: "ben", by: "olga")
      try await desk.center.send("Hello", in: message.conversation, by: "ben")
    }
  }

  @Test func `a snooze is over at its tick by the worker, or at once by the customer's message`()
    async throws
  {
    let desk = try await SharedDesk()
    let id = try await desk.open(id: "1")
    try await desk.center.claim(id, by: "anna")
    for byMessage in [false, true] {
      try await desk.center.snooze(id, until: desk.desk.time.now + 600, by: "anna")
      var counts = try await desk.center.inboxCounts(for: "anna")
      #expect(counts[.snoozed] == 1 && counts[.mine] == 0)
      desk.desk.time.advance(by: 599.999)
      try await desk.center.runDue()
      #expect(try await desk.center.inboxCounts(for: "anna")[.snoozed] == 1)
      if byMessage {
        try await desk.write("Well?", id: "2")
      } else {
        desk.desk.time.advance(by: 0.001)
        try await desk.center.runDue()
      }
      counts = try await desk.center.inboxCounts(for: "anna")
      #expect(counts[.snoozed] == 0 && counts[.mine] == 1)
    }
  }
}
