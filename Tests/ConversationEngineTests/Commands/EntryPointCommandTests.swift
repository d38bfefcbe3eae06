import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Testing

/// Entry points that are saved and deleted.
@Suite struct EntryPointCommandTests {
  @Test func `V-06 V-07 a deleted entry point interrupts, and only the end is left`() async throws {
    let desk = try await Desk()
    let active = try await desk.activeConversation()
    try await desk.center.deleteEntryPoint("shop", by: .administrator)
    let owner = try #require(await desk.conversation(active)?.owner)
    #expect(try await desk.conversation(active)?.stage.name == .interrupted)
    await #expect(throws: ConversationError(.illegalCommand(.send, in: .interrupted))) {
      try await desk.center.send("Hello?", in: active, by: owner)
    }
    try await desk.center.end(active, by: owner)
    #expect(try await desk.conversation(active)?.isOpen == false)
  }

  @Test func `A-9 offers at a deleted entry point are withdrawn without RONA`() async throws {
    let desk = try await Desk()
    guard case .stored(let id, _) = try await desk.write("Hello", id: "1") else {
      Issue.record("it was not stored")
      return
    }
    try await desk.center.deleteEntryPoint("shop", by: .administrator)
    guard case .ended(let ending) = try await desk.conversation(id.conversation)?.stage else {
      Issue.record("still open")
      return
    }
    #expect(ending.reason == .abandoned)
    #expect(try await desk.agent("anna")?.availability[.social].state == .available)
    #expect(try await desk.agent("anna")?.slots.isEmpty == true)
  }

  @Test func `V-06 an agent may not delete an entry point`() async throws {
    let desk = try await Desk()
    await #expect(throws: ConversationError(.notPermitted(.deleteEntryPoint))) {
      try await desk.center.deleteEntryPoint("shop", by: .agent("anna"))
    }
  }

  @Test func `V-06 saving a deleted entry point does not bring it back`() async throws {
    let desk = try await Desk()
    try await desk.center.deleteEntryPoint("shop", by: .administrator)
    await #expect(throws: ConversationError(.entryPointDeleted("shop"))) {
      try await desk.center.save(Desk.shop)
    }
  }

  @Test func `W-31 an identity is one entry point's until that is deleted`() async throws {
    let desk = try await Desk()
    let outlet = EntryPoint(
      id: "outlet",
      channel: "loopback",
      channelClass: .social,
      identity: .other("shop"),
      displayName: "The outlet",
      inbox: "support",
      queue: "help"
    )
    await #expect(throws: ConversationError(.identityInUse("shop"))) {
      try await desk.center.save(outlet)
    }
    // Its own it may be saved with again.
    try await desk.center.save(Desk.shop)
    try await desk.center.deleteEntryPoint("shop", by: .administrator)
    try await desk.center.save(outlet)
    guard case .stored(let id, .open) = try await desk.write("Hello", id: "1") else {
      Issue.record("the message was not stored in a new conversation")
      return
    }
    #expect(try await desk.conversation(id.conversation)?.entryPoint == "outlet")
  }

  @Test func `V-06 an entry point that is deleted while it is saved stays deleted`() async throws {
    let storage = MeanwhileStorage()
    let desk = try await Desk(storage: storage)
    storage.afterNextLoad(
      where: { $0.documents == [EntryPoint.documentID("shop")] },
      run: {
        try await desk.center.deleteEntryPoint("shop", by: .administrator)
      }
    )
    await #expect(throws: ConversationError(.entryPointDeleted("shop"))) {
      try await desk.center.save(Desk.shop)
    }
    #expect(
      try await desk.write("Hello", id: "1")
        == .refused(ConversationError(.entryPointDeleted("shop")))
    )
  }
}
