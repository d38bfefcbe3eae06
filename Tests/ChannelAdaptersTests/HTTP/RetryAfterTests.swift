import ChannelAdapters
import Foundation
import Testing

@Suite struct RetryAfterTests {
  // 2026-03-09T12:00:00Z, a Monday.
  private let now = Date(timeIntervalSince1970: 1_773_057_600)

  @Test(arguments: [
    ("0", Duration.zero), ("1", .seconds(1)), ("120", .seconds(120)), ("007", .seconds(7)),
    ("99999999999999999999999999", RetryAfter.longestDelay),
    ("31622400", RetryAfter.longestDelay), ("31622401", RetryAfter.longestDelay),
    ("Mon, 09 Mar 2026 12:00:30 GMT", .seconds(30)),
    ("Monday, 09-Mar-26 12:00:30 GMT", .seconds(30)),
    ("Mon Mar  9 12:00:30 2026", .seconds(30)),
    ("Tue, 10 Mar 2026 12:00:00 GMT", .seconds(86_400)),
    ("Mon, 09 Mar 2026 11:59:59 GMT", .zero),
    ("Sun, 06 Nov 1994 08:49:37 GMT", .zero),
    ("Sunday, 06-Nov-94 08:49:37 GMT", .zero),
    ("Fri, 01 Jan 2100 00:00:00 GMT", RetryAfter.longestDelay),
    ("Mon, 09 Mar 2026 12:00:60 GMT", .seconds(60)),
  ])
  func `Seconds and the three forms of a date give a delay`(value: String, delay: Duration) {
    #expect(RetryAfter(value, receivedAt: now)?.delay == delay)
  }

  @Test(arguments: [
    "", " ", "-1", "+1", "1.5", "1s", "soon", "１２０", "1 2",
    "Mon, 09 Mar 2026 12:00:30", "Mon, 09 Mar 2026 12:00:30 CET", "Mon, 32 Mar 2026 12:00:30 GMT",
    "Mon, 29 Feb 2026 12:00:30 GMT", "Mon, 29 Feb 2100 12:00:30 GMT",
    "Mon, 09 Mrz 2026 12:00:30 GMT", "Mon, 09 Mar 26 12:00:30 GMT",
    "Mon, 09 Mar 2026 24:00:00 GMT", "Mon, 09 Mar 2026 12:60:00 GMT",
    "Mon, 09 Mar 2026 12:00:61 GMT", "Mon, 09 Mar 2026 12:00 GMT", "Mon, 09 Mar 2026 1:00:00 GMT",
    "Mon, 00 Mar 2026 12:00:30 GMT", "Monday, 09-Mar-2026 12:00:30 GMT", "Mon, 09-Mar 12:00:00 GMT",
    "Mon Mar 9 2026 12:00:30", "2026-03-09T12:00:30Z",
  ])
  func `Anything else gives none`(value: String) {
    #expect(RetryAfter(value, receivedAt: now) == nil)
  }

  @Test func `The calendar agrees with Foundation's for every day of eight years`() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(separator: " ")
    let start = Date(timeIntervalSince1970: 1_704_067_200)
    for day in 0..<(8 * 366) {
      let date = start.addingTimeInterval(Double(day) * 86_400 + 1)
      let parts = calendar.dateComponents([.year, .month, .day], from: date)
      let month = months[try #require(parts.month) - 1]
      let text =
        "Mon, \(twoDigits(try #require(parts.day))) \(month) \(try #require(parts.year)) 00:00:01 GMT"
      let before = date.addingTimeInterval(-5)
      #expect(RetryAfter(text, receivedAt: before)?.delay == .seconds(5), "\(text)")
    }
  }

  @Test func `A year of two digits is the nearest that is at most 50 years ahead`() {
    let in2049 = Date(timeIntervalSince1970: 2_508_364_800)
    let far = RetryAfter("Friday, 01-Jan-50 00:00:00 GMT", receivedAt: in2049)
    #expect((far?.delay ?? .zero) > .zero)
    #expect(RetryAfter("Friday, 01-Jan-00 00:00:00 GMT", receivedAt: in2049)?.delay == .zero)
  }

  @Test func `A fraction of a second is rounded up, never down`() {
    let moment = Date(timeIntervalSince1970: 1_773_057_600.25)
    let delay = RetryAfter("Mon, 09 Mar 2026 12:00:01 GMT", receivedAt: moment)?.delay
    #expect(delay == .milliseconds(750))
  }

  @Test func `A date counts from the server's own clock when the response tells it`() throws {
    let response = ExchangeResponse(
      status: 503,
      headers: try HeaderFields([
        ("Date", "Mon, 09 Mar 2026 08:00:00 GMT"),
        ("Retry-After", "Mon, 09 Mar 2026 08:00:20 GMT"),
      ])
    )
    #expect(response.retryAfter(receivedAt: now)?.delay == .seconds(20))
  }

  @Test func `A response that does not say when has no delay`() throws {
    #expect(ExchangeResponse(status: 429).retryAfter(receivedAt: now) == nil)
    let unclear = try HeaderFields([("Retry-After", "later"), ("Date", "today")])
    #expect(ExchangeResponse(status: 429, headers: unclear).retryAfter(receivedAt: now) == nil)
    let seconds = try HeaderFields([("retry-after", "7"), ("Date", "today")])
    let delay = ExchangeResponse(status: 429, headers: seconds).retryAfter(receivedAt: now)?.delay
    #expect(delay == .seconds(7))
  }

  private func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}
