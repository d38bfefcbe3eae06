import ConversationCore
import ConversationStorage
import ConversationTesting
import Testing

/// The index of texts in memory.
@Suite struct TextSearchTests {
  private func message(_ number: Int) -> MessageID {
    MessageID(conversation: ConversationID(high: 1, low: UInt64(number)), sequence: 1)
  }

  private func filled(_ texts: [String]) throws -> InMemoryTextSearch {
    let search = InMemoryTextSearch()
    for (number, text) in texts.enumerated() {
      try search.update(
        [SearchableText(message(number), text: text, maskedText: text)],
        upTo: EventCursor(position: Int64(number) + 1)
      )
    }
    return search
  }

  private func found(
    _ text: String,
    in search: InMemoryTextSearch,
    isMasked: Bool = false
  ) throws -> [Int] {
    try search.messages(matching: TextQuery(text, isMasked: isMasked), after: nil, limit: 99)
      .elements.map { Int($0.conversation.low) }
  }

  @Test func `a message is found by the beginnings of its words, newest first`() throws {
    let search = try filled([
      "Where is my order 4711?", "I want to ORDER a bicycle", "Straße 5, Zürich", "注文はどこですか",
      "order-order order", "",
    ])
    let cases: [(String, [Int])] = [
      ("order", [4, 1, 0]), ("ord", [4, 1, 0]), ("ORD 47", [0]), ("47 order my", [0]),
      ("rder", []), ("STRASSE", [2]), ("zür", [2]), ("文は", [3]), ("order bicycle where", []),
      ("", []), (" ?!", []), ("bicycles", []),
    ]
    for (text, expected) in cases { #expect(try found(text, in: search) == expected, "\(text)") }
  }

  @Test func `pages meet every message once though others come and go`() throws {
    let search = try filled((0..<20).map { "message number \($0)" })
    var (seen, cursor): ([Int], PageCursor?) = ([], nil)
    var pages = 0
    repeat {
      let page = try search.messages(
        matching: TextQuery("number", isMasked: false),
        after: cursor,
        limit: 3
      )
      #expect(page.elements.count <= 3)
      seen += page.elements.map { Int($0.conversation.low) }
      cursor = page.next
      pages += 1
      let position = EventCursor(position: Int64(20 + pages))
      try search.update(
        [
          SearchableText(message(100 + pages), text: "a number", maskedText: "a number"),
          // One that was met is edited, and stays where it is.
          SearchableText(message(19), text: "number \(pages)", maskedText: ""),
        ],
        upTo: position
      )
    } while cursor != nil && pages < 20
    #expect(seen == Array((0..<20).reversed()))
    #expect(throws: StorageError.self) {
      try search.messages(
        matching: TextQuery("number", isMasked: false),
        after: PageCursor(text: "x"),
        limit: 3
      )
    }
  }

  @Test func `what is masked is found by nobody from whom it is hidden`() throws {
    let search = InMemoryTextSearch()
    try search.update(
      [
        SearchableText(
          message(1),
          text: "Call +1 202 555 0147 or melissa@example.com",
          maskedText: "Call ***********0147 or m******@example.com"
        )
      ],
      upTo: EventCursor(position: 1)
    )
    for text in ["202", "555", "melissa", "1 202"] {
      #expect(try found(text, in: search) == [1], "\(text)")
      #expect(try found(text, in: search, isMasked: true) == [], "\(text)")
    }
    for text in ["0147", "example", "call"] {
      #expect(try found(text, in: search, isMasked: true) == [1], "\(text)")
    }
  }

  @Test func `what is replaced or erased is found no longer, and an old page undoes nothing`()
    throws
  {
    let search = try filled(["my secret is Rosebud", "my rose"])
    try search.update(
      [SearchableText(message(0), text: "my secret is gone", maskedText: "my secret is gone")],
      upTo: EventCursor(position: 9)
    )
    #expect(try found("rosebud", in: search) == [])
    #expect(try found("rose", in: search) == [1])
    #expect(try found("my", in: search) == [1, 0])
    // A host that was slower has read what was said before.
    try search.update(
      [SearchableText(message(0), text: "Rosebud", maskedText: "Rosebud")],
      upTo: EventCursor(position: 8)
    )
    #expect(try found("rosebud", in: search) == [])
    #expect(try search.followedCursor() == EventCursor(position: 9))
    try search.update(
      [SearchableText(message(0), text: "", maskedText: "")],
      upTo: EventCursor(position: 10)
    )
    #expect(try found("secret", in: search) == [])
    #expect(try found("my", in: search) == [1])
  }

  @Test func `it finds what a look at every text finds, whatever was written and replaced`()
    throws
  {
    var random = SeededRandom(seed: 11)
    let syllables = ["a", "ab", "abc", "b", "ba", "c", "ca"]
    let search = InMemoryTextSearch()
    var texts: [Int: [String]] = [:]
    for step in 1...600 {
      let number = Int(random.next() % 80)
      let words = (0..<(random.next() % 4)).map { _ in
        syllables[Int(random.next() % 7)] + syllables[Int(random.next() % 7)]
      }
      let text = words.joined(separator: " ")
      try search.update(
        [SearchableText(message(number), text: text, maskedText: text)],
        upTo: EventCursor(position: Int64(step))
      )
      texts[number] = words
      guard step.isMultiple(of: 20) else { continue }
      for wanted in [["a"], ["ab"], ["abc", "b"], ["c", "a", "ba"], ["caab"]] {
        let expected = texts.filter { text in
          wanted.allSatisfy { word in text.value.contains { $0.hasPrefix(word) } }
        }
        let seen = try found(wanted.joined(separator: " "), in: search)
        #expect(Set(seen) == Set(expected.keys))
        #expect(seen.count == expected.count)
      }
    }
  }
}
