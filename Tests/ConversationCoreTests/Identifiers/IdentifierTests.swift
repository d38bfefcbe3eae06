import ConversationCore
import Testing

@Suite struct IdentifierTests {
  @Test func `A host's identifiers are compared byte by byte`() {
    let composed: QueueID = "caf\u{E9}"
    let decomposed: QueueID = "cafe\u{301}"
    #expect(composed.rawValue == decomposed.rawValue)
    #expect(composed != decomposed)
    #expect(Set([composed, decomposed]).count == 2)
  }

  @Test func `A minted identifier survives its text form`() {
    for bits in [0, 1, UInt128.max, 0x0123_4567_89AB_CDEF_0011_2233_4455_6677] {
      let id = ConversationID(bits: bits)
      #expect(ConversationID(id.description) == id)
      #expect(id.description.utf8.count == 26)
    }
  }

  @Test(arguments: [
    "", "0", "8" + String(repeating: "0", count: 25), "u" + String(repeating: "0", count: 25),
  ])
  func `Another text is no minted identifier`(text: String) {
    #expect(ConversationID(text) == nil)
  }

  @Test func `The text form sorts like the number`() {
    let ids = [UInt128(3) << 80, 1, UInt128(1) << 127, 70].map(ConversationID.init(bits:))
    #expect(ids.sorted().map(\.description) == ids.map(\.description).sorted())
  }

  @Test func `A message is named by conversation and sequence, in one spelling`() {
    let id = MessageID(conversation: ConversationID(bits: 7), sequence: 12)
    #expect(MessageID(id.description) == id)
    #expect(MessageID("\(ConversationID(bits: 7)).012") == nil)
    #expect(MessageID("\(ConversationID(bits: 7)).0") == nil)
    #expect(MessageID("7.1") == nil)
  }
}
