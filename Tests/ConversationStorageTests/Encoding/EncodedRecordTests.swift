import ConversationCore
import ConversationStorage
import Foundation
import Testing

@Suite struct EncodedRecordTests {
  @Test(arguments: [
    "", "{", "[]", "{}", "null", "\u{0}", #"{"id":"x"}"#, String(repeating: "[", count: 100_000),
  ])
  func `A record that cannot be read is corrupt, and the error holds nothing of it`(text: String) {
    let record = EncodedRecord(format: 1, json: Data(text.utf8))
    #expect {
      try record.decode(Customer.self, name: "customer")
    } throws: { error in
      guard let error = error as? StorageError, case .corrupt = error.code else { return false }
      return error.detail == "a stored customer of format 1 cannot be read"
    }
  }

  @Test func `Equal records have equal bytes`() throws {
    let permissions = ["a", "b", "c", "d", "e"].map { WrapUpReasonID($0) }
    let one = AgentPermissions(wrapUpReasons: .only(Set(permissions)))
    let other = AgentPermissions(wrapUpReasons: .only(Set(permissions.reversed())))
    let bytes = try EncodedRecord(encoding: one, format: 1)
    #expect(try bytes.decode(AgentPermissions.self, name: "permissions") == one)
    // A set has no order of its own: its bytes must not depend on how it came about.
    #expect(try EncodedRecord(encoding: other, format: 1) == bytes)
  }

  @Test func `A document of another kind is refused when its value is asked for`() throws {
    let queue = Queue(id: "q", name: "Q", channelClass: .chat, teams: [])
    #expect(throws: StorageError.self) { try Document(queue).value(as: Customer.self) }
    #expect(try Document(queue).value(as: Queue.self) == queue)
  }

  @Test func `A document is as good after it was stored as before`() throws {
    let queue = Queue(id: "q", name: "Q", channelClass: .chat, teams: ["a", "b"])
    let document = Document(queue)
    let stored = Document(
      id: document.id,
      keys: document.keys,
      record: try document.encoded()
    )
    #expect(stored.keys == queue.documentKeys)
    #expect(try stored.value(as: Queue.self) == queue)
    #expect(try stored.encoded() == document.encoded())
  }
}
