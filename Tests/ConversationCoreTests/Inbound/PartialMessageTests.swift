import ConversationCore
import Foundation
import Testing

@Suite struct PartialMessageTests {
  private func part(
    _ number: Int,
    of total: Int = 3,
    _ text: String? = nil,
    id: String? = nil,
    reference: String = "77"
  ) throws -> MessagePart {
    let message = Fixtures.inbound(text ?? "<\(number)>", id: id ?? "part-\(number)")
    return try #require(
      MessagePart(message, reference: reference, number: number, total: total)
    )
  }

  @Test func `A4 parts in any order make one message, the same each time`() throws {
    for order in [[1, 2, 3], [3, 2, 1], [2, 3, 1], [3, 1, 2]] {
      var waiting = PartialMessage(try part(order[0]), patience: 180, at: .second(0))
      for number in order.dropFirst() {
        #expect(!waiting.isComplete)
        let joining = waiting.take(try part(number), at: .second(1))
        #expect(joining == .taken)
      }
      #expect(waiting.isComplete)
      #expect(waiting.isDue(at: .second(1)))
      #expect(waiting.message?.text == "<1><2><3>")
      #expect(waiting.message?.externalID == "part-1")
    }
  }

  @Test func `A4 a part that comes twice is a duplicate`() throws {
    var waiting = PartialMessage(try part(2), patience: 180, at: .second(0))
    let joining = waiting.take(try part(2), at: .second(1))
    #expect(joining == .duplicate)
    #expect(!waiting.isComplete)
  }

  @Test func `A4 a reference that is used again belongs to another message`() throws {
    var waiting = PartialMessage(try part(2), patience: 180, at: .second(0))
    let joinings = [
      waiting.take(try part(2, id: "other"), at: .second(1)),
      waiting.take(try part(1, of: 2), at: .second(1)),
    ]
    #expect(joinings == [.otherMessage, .otherMessage])
  }

  @Test func `A4 at the deadline what has come goes its way, and gaps are marked`() throws {
    var waiting = PartialMessage(try part(2, of: 5), patience: 180, at: .second(0))
    _ = waiting.take(try part(4, of: 5), at: .second(1))
    #expect(!waiting.isDue(at: .millisecond(179_999)))
    #expect(waiting.isDue(at: .second(180)))
    #expect(waiting.message?.text == "[…]<2>[…]<4>[…]")
    #expect(waiting.message?.externalID == "part-2")
  }

  @Test func `A4 what is on its way takes no further part`() throws {
    var waiting = PartialMessage(try part(2), patience: 180, at: .second(0))
    waiting.seal()
    let joinings = [
      waiting.take(try part(1), at: .second(181)), waiting.take(try part(2), at: .second(181)),
    ]
    #expect(joinings == [.otherMessage, .duplicate])
    #expect(waiting.message?.text == "[…]<2>[…]")
  }

  @Test func `A4 waiting parts are a record with a deadline`() throws {
    let first = try part(1)
    let waiting = PartialMessage(first, patience: 180, at: .second(0))
    #expect(waiting.documentID == PartialMessage.documentID(of: first))
    #expect(waiting.documentID == PartialMessage.documentID(of: try part(3)))
    #expect(
      waiting.documentID != PartialMessage.documentID(of: try part(1, reference: "78"))
    )
    #expect(
      waiting.documentKeys
        == [DocumentKey("deadline", "", rank: Date.second(180).milliseconds)]
    )
    var complete = waiting
    for number in 2...3 { _ = complete.take(try part(number), at: .second(7)) }
    #expect(complete.deadline == .second(7))
    #expect(try RecordCodingTests.roundTrip(complete))
  }

  @Test func `A4 numbers that make no sense are no part`() {
    for (number, total) in [(0, 2), (3, 2), (1, 1), (1, 0), (1, 256), (-1, -1)] {
      #expect(
        MessagePart(Fixtures.inbound(), reference: "1", number: number, total: total) == nil
      )
    }
    #expect(MessagePart(Fixtures.inbound(), reference: "1", number: 255, total: 255) != nil)
  }
}
