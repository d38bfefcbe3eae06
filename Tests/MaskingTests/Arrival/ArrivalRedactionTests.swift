import Masking
import Testing

@Suite struct ArrivalRedactionTests {
  let redact = ArrivalRedaction(policy: .redact)

  @Test func `W-28 H-37 redact hides every digit of a card`() {
    #expect(
      redact.decide("my card 4111 1111 1111 1111!").outcome
        == .redacted("my card ****************!")
    )
    #expect(
      redact.decide("4111-1111-1111-1111").outcome == .redacted(String(repeating: "*", count: 19))
    )
  }

  @Test func `A-15 only card numbers are redacted on arrival`() {
    for text in ["+447966197542", "NO9386011117947", "jo@x.org", "123-45-6789", "hello", ""] {
      #expect(redact.decide(text).isUnchanged)
    }
  }

  @Test func `W-28 drop withholds the text, off leaves it`() {
    let drop = ArrivalRedaction(policy: .drop)
    #expect(drop.decide("4111 1111 1111 1111").outcome == .withheld)
    #expect(drop.decide("hello").outcome == .unchanged)
    let off = ArrivalRedaction(policy: .off)
    #expect(off.decide("4111 1111 1111 1111").isUnchanged)
    #expect(
      off.decide("1111 1111", after: [EarlierText("4111 1111", age: .seconds(1))]).isUnchanged
    )
  }

  private func split(_ earlier: [String], _ text: String, age: Duration = .seconds(5))
    -> ArrivalDecision
  {
    redact.decide(text, after: earlier.map { EarlierText($0, age: age) })
  }

  @Test func `E2 a number split over two texts is redacted in both`() {
    let decision = split(["hello", "my card is 4111 1111"], "1111 1111 thanks")
    #expect(decision.outcome == .redacted("******** thanks"))
    #expect(decision.amendments.map(\.index) == [1])
    #expect(decision.amendments.map(\.text) == ["my card is ********"])
  }

  @Test func `E2 a number split over many texts is redacted in all`() {
    let decision = split(["4111", "ok wait", "1111", " 1111."], "1111")
    #expect(decision.outcome == .redacted("****"))
    #expect(decision.amendments.map(\.index) == [0, 2, 3])
    #expect(decision.amendments.map(\.text) == ["****", "****", " ****."])
    let digits = "4111111111111111".map(String.init)
    let single = split(Array(digits.dropLast()), "1")
    #expect(single.amendments.count == 15)
    #expect(single.outcome == .redacted("*"))
  }

  @Test func `E2 only the groups that belong to the number are redacted`() {
    let decision = split(["ref 2024 4111 1111"], "1111 1111 12/27")
    #expect(decision.outcome == .redacted("******** 12/27"))
    #expect(decision.amendments.map(\.text) == ["ref 2024 ********"])
  }

  @Test func `E2 texts older than 120 seconds do not count`() {
    #expect(split(["4111 1111"], "1111 1111", age: .seconds(121)).isUnchanged)
    #expect(!split(["4111 1111"], "1111 1111", age: .seconds(120)).isUnchanged)
  }

  @Test func `E2 words between the halves on both sides, or another number, end the search`() {
    #expect(split(["4111 1111 is it"], "it is 1111 1111").isUnchanged)
    #expect(split(["4111 1111", "call 555"], "1111 1111").isUnchanged)
    #expect(split(["4111 1111"], "1111 1112").isUnchanged, "the check digit is wrong")
    #expect(split(["order 123456"], "7890123456").isUnchanged)
    #expect(split(["x4111 1111"], "1111 1111").isUnchanged)
  }

  @Test func `E2 what is redacted already is not put together again`() {
    #expect(split(["my card is ********"], "1111 1111").isUnchanged)
    #expect(split(["****1111 1111"], "1111 1111").isUnchanged)
  }

  @Test func `W-28 drop withholds a split number and redacts what came before`() {
    let drop = ArrivalRedaction(policy: .drop)
    let decision = drop.decide("1111 1111", after: [EarlierText("4111 1111", age: .seconds(3))])
    #expect(decision.outcome == .withheld)
    #expect(decision.amendments.map(\.text) == ["********"])
  }

  @Test func `redacting a redacted text changes nothing`() {
    guard case .redacted(let text) = redact.decide("4111 1111 1111 1111 12/27").outcome else {
      Issue.record("nothing was redacted")
      return
    }
    #expect(redact.decide(text).isUnchanged)
  }

  @Test func `E2 a number in several parts of one text is taken out of each of them`() {
    let redaction = ArrivalRedaction(policy: .redact)
    #expect(
      redaction.redact(parts: ["pay ４１１１ 1111", " 1111 11", "11 now"])
        == ["pay ********", "******", "** now"]
    )
    #expect(redaction.redact(parts: ["4111 1111", "and no more"]) == nil)
    #expect(redaction.redact(parts: []) == nil)
    #expect(
      redaction.redact(parts: ["👍🏽 4111", "1111", "1111", "1111 👍🏽"])
        == ["👍🏽 ****", "****", "****", "**** 👍🏽"]
    )
    #expect(ArrivalRedaction(policy: .off).redact(parts: ["4111111111111111"]) == nil)
  }
}
