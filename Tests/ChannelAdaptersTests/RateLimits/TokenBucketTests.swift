import ChannelAdapters
import Foundation
import Testing

@Suite struct TokenBucketTests {
  private static func second(_ seconds: Double) -> Date {
    Date(timeIntervalSince1970: 1_767_225_600 + seconds)
  }

  @Test func `A3 a burst passes, then the long run decides`() {
    var bucket = TokenBucket(RateLimit(perSecond: 2, burst: 3), at: Self.second(0))
    let waits = (0..<5).map { _ in bucket.take(at: Self.second(0)) }
    #expect(waits == [0, 0, 0, 0.5, 1])
    #expect(bucket.take(at: Self.second(0.5)) == 0)
    #expect(bucket.take(at: Self.second(60)) == 0)
  }

  @Test func `A3 those who come back at their time pass`() {
    var bucket = TokenBucket(RateLimit(perSecond: 1), at: Self.second(0))
    #expect(bucket.take(at: Self.second(0)) == 0)
    let waits = (0..<50).map { _ in bucket.take(at: Self.second(0)) }
    #expect(waits == (1...50).map(Double.init))
    #expect(waits.allSatisfy { bucket.take(at: Self.second($0)) == 0 })
  }

  @Test func `A3 a clock that goes back fills nothing and takes nothing away`() {
    var bucket = TokenBucket(RateLimit(perSecond: 1), at: Self.second(100))
    #expect(bucket.take(at: Self.second(0)) == 0)
    #expect(bucket.take(at: Self.second(0)) > 0)
    #expect(bucket.take(at: Self.second(101)) == 0)
  }

  @Test func `A3 what costs more than the bucket holds passes and leaves a debt`() {
    var bucket = TokenBucket(RateLimit(perSecond: 1, burst: 2), at: Self.second(0))
    #expect(bucket.take(5, at: Self.second(0)) == 0)
    #expect(bucket.take(at: Self.second(0)) == 4)
    #expect(bucket.take(at: Self.second(4)) == 0)
  }

  @Test func `A3 in the long run no more pass than the limit says`() {
    var bucket = TokenBucket(RateLimit(perSecond: 10, burst: 5), at: Self.second(0))
    var passed = 0
    for tick in 0..<10_000 where bucket.take(at: Self.second(Double(tick) / 1000)) == 0 {
      passed += 1
    }
    #expect((100...105).contains(passed))
  }

  @Test func `A3 a limit that makes no sense is one a second`() {
    for limit in [
      RateLimit(perSecond: 0, burst: 0), RateLimit(perSecond: -1, burst: .nan),
      RateLimit(perSecond: .infinity, burst: .infinity), RateLimit(perSecond: .nan),
    ] {
      #expect(limit == RateLimit(perSecond: 1, burst: 1))
    }
  }

  @Test func `A3 each sender has a bucket of its own`() {
    let limiter = RateLimiter(RateLimit(perSecond: 1))
    #expect(limiter.wait(for: "a", at: Self.second(0)) == nil)
    #expect(limiter.wait(for: "b", at: Self.second(0)) == nil)
    #expect(limiter.wait(for: "a", at: Self.second(0)) == 1)
    #expect(limiter.wait(for: "a", at: Self.second(1)) == nil)
  }
}
