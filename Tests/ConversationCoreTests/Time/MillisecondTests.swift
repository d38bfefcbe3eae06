import ChannelTestSupport
import ConversationCore
import Foundation
import Testing

@Suite struct MillisecondTests {
  @Test func `A whole millisecond stays what it is, from 1970 to the year 9999`() {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<20_000 {
      let milliseconds = Int64.random(in: 0...253_402_300_799_999, using: &generator)
      let date = Date(milliseconds: milliseconds)
      guard date.milliseconds == milliseconds, date.inWholeMilliseconds == date else {
        Issue.record("\(milliseconds) became \(date.milliseconds)")
        return
      }
    }
  }

  @Test func `What lies between two milliseconds is rounded down`() {
    let base = Date(milliseconds: 1_750_000_000_000)
    for (microseconds, expected) in [(0, 0), (1, 0), (500, 0), (998, 0), (1002, 1), (-2, -1)] {
      let date = base.addingTimeInterval(Double(microseconds) / 1_000_000)
      #expect(date.milliseconds == 1_750_000_000_000 + Int64(expected))
    }
  }

  @Test func `Dates before 1970, far away or without a number are dates, too`() {
    #expect(Date(milliseconds: -1).milliseconds == -1)
    #expect(Date(timeIntervalSince1970: .infinity).milliseconds == .max)
    #expect(Date(timeIntervalSince1970: -.infinity).milliseconds == .min)
    #expect(Date(timeIntervalSince1970: .nan).milliseconds == .min)
    #expect(Date.distantFuture.inWholeMilliseconds == .distantFuture)
    #expect(Date.distantPast.inWholeMilliseconds == .distantPast)
  }
}
