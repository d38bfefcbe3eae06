import ChannelTestSupport
import SMSChannel
import Testing

@Suite struct MessageSplitterTests {
  @Test func `A5 a text that fits is one message`() {
    #expect(MessageSplitter().split("Hello") == ["Hello"])
    #expect(MessageSplitter().split("") == [""])
    let long = String(repeating: "a", count: 306)
    #expect(MessageSplitter(segments: 2).split(long) == [long[...]])
  }

  @Test func `A5 a message ends behind a blank where one is near`() {
    let text = String(repeating: "a", count: 150) + " " + String(repeating: "b", count: 20)
    #expect(MessageSplitter().split(text).map(\.count) == [151, 20])
    #expect(MessageSplitter(prefersBlanks: false).split(text).map(\.count) == [160, 11])
    let early = "a " + String(repeating: "b", count: 170)
    #expect(MessageSplitter().split(early).map(\.count) == [160, 12])
  }

  @Test func `A5 no message cuts what a person calls one character`() {
    let family = "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}\u{200D}\u{1F466}"
    let text = String(repeating: family, count: 20)
    for message in MessageSplitter().split(text) {
      #expect(message.count == 6 || message.count == 2)
      #expect(message.allSatisfy { $0 == Character(family) })
    }
    // The carrier's cut of the same text may lie inside.
    let cut = Segmentation("ab" + text).segments[0]
    #expect(cut.units == 66)
    #expect(cut.text.last != Character(family))
  }

  @Test func `A5 an emoji late in a text cuts what would not fit any more`() {
    let text = String(repeating: "a", count: 150) + "\u{1F600}" + "tail"
    #expect(MessageSplitter().split(text).map(\.count) == [150, 5])
  }

  @Test func `A5 messages joined are the text, and each of them fits`() {
    var random = SeededGenerator(seed: 8)
    let pieces = [
      "word ", "\u{20AC}", "\u{1F1EB}\u{1F1EE}", "e\u{301}", "\r\n", "б", "\u{1F44D}\u{1F3FD}",
      "abc",
    ]
    for round in 0..<300 {
      let known = round.isMultiple(of: 3) ? 2 : pieces.count
      let text = (0..<Int.random(in: 0...200, using: &random))
        .map { _ in pieces[Int.random(in: 0..<known, using: &random)] }.joined()
      for segments in [1, 2, 5] {
        let messages = MessageSplitter(segments: segments).split(text)
        #expect(messages.map(String.init).joined().utf8.elementsEqual(text.utf8))
        for message in messages { #expect(SegmentCount(String(message)).segments <= segments) }
        #expect(messages.map(\.count).reduce(0, +) == text.count)
      }
    }
  }

  @Test func `A5 a heap of accents longer than a message is cut, not lost`() {
    let text = "a" + String(repeating: "\u{301}", count: 500)
    let messages = MessageSplitter().split(text)
    #expect(messages.map { String($0) }.joined().utf8.elementsEqual(text.utf8))
    for message in messages { #expect(SegmentCount(String(message)).segments == 1) }
  }
}
