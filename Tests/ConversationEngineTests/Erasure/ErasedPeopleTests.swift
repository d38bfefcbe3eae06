import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Testing

/// What is known again of somebody whose data were erased.
@Suite struct ErasedPeopleTests {
  @Test func `GDPR C-02 an opt-out survives as a keyed hash`() async throws {
    let house = try await ErasureHouse()
    let (customer, _) = try await house.fill()
    try await house.center.erase(customer, by: .system)
    await #expect(throws: ConversationError(.optedOut)) {
      try await house.center.startConversation(
        from: "shop",
        with: ErasureHouse.phone,
        text: "Buy!",
        by: "anna"
      )
    }
    // Who writes again is somebody new, and is not written to by a program before they want it.
    let id = try house.stored(try await house.write("Hello", id: "new-1"))
    let file = try await house.center.customerFile(of: id, for: "anna")
    #expect(file.customer.id != customer && file.notes.isEmpty)
    try await house.center.claim(id, by: "anna")
    await #expect(throws: ConversationError(.optedOut)) {
      try await house.center.send("Hello", in: id, by: "anna")
    }
    try await house.write("START", id: "new-2")
    try await house.center.send("Hello", in: id, by: "anna")
    // Of somebody else nothing is known.
    try await house.center.startConversation(
      from: "shop",
      with: .phone("+15555550199"),
      text: "Hello",
      by: "anna"
    )
  }

  @Test func `GDPR a webhook that comes again brings nothing back`() async throws {
    let house = try await ErasureHouse()
    let (customer, _) = try await house.fill()
    try await house.center.erase(customer, by: .system)
    for (id, sender) in [("mid-mia-1", ErasureHouse.phone), ("mid-mia-2", ErasureHouse.session)] {
      let again = try await house.write(ErasureHouse.said, id: id, from: sender)
      guard case .duplicate = again else {
        Issue.record("taken again: \(again)")
        continue
      }
    }
    #expect(!house.storage.holds(ErasureHouse.said))
  }

  @Test func `GDPR a message comes whose edit was erased before: it is known, and not taken in`()
    async throws
  {
    let house = try await ErasureHouse()
    let (customer, _) = try await house.fill()
    try await house.center.erase(customer, by: .system)
    for id in ["early-of-mia", "mid-mia-1"] {
      let again = try await house.write(ErasureHouse.said, id: id)
      guard case .duplicate = again else {
        Issue.record("taken in: \(again)")
        continue
      }
    }
    // An edit of what is gone, and one that comes again, bring nothing back.
    try await house.changeMessages()
    #expect(!house.storage.holds(ErasureHouse.said + "!"))
  }
}
