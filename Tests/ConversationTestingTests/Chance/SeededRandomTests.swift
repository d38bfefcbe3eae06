import ConversationCore
import ConversationTesting
import Foundation
import Testing

@Suite struct SeededRandomTests {
  @Test func `The numbers are those of SplitMix64`() {
    // The well-known first outputs of the generator for this seed.
    var random = SeededRandom(seed: 1_234_567)
    let numbers = (1...5).map { _ in random.next() }
    #expect(
      numbers == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ]
    )
  }

  @Test func `The same seed gives the same identifiers, another one others`() {
    let now = Date(timeIntervalSince1970: 1_750_000_000)
    let ids = ([7, 7, 8] as [UInt64]).map { seed in
      let source = SeededSource(seed: seed)
      return (1...3).map { _ in source.make(ConversationID.self, at: now) }
    }
    #expect(ids[0] == ids[1])
    #expect(Set(ids[0]).isDisjoint(with: ids[2]))
    #expect(Set(ids[0]).count == 3)
  }

  @Test func `Identifiers are ordered by time`() {
    let source = SeededSource(seed: 1)
    let ids = (0..<50).map { second in
      source.make(BatchID.self, at: Date(timeIntervalSince1970: Double(second)))
    }
    #expect(ids == ids.sorted())
  }

  @Test func `Fractions are in 0..<1`() {
    var random = SeededRandom(seed: 5)
    let fractions = (1...1000).map { _ in random.fraction() }
    #expect(fractions.allSatisfy { (0..<1).contains($0) })
    #expect(Set(fractions).count > 990)
  }
}
