import ChannelAdapters
import Testing
import WebChatChannel

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite struct LimitTests {
  private let now = WebChatFixture.now

  @Test func `D an origin is admitted exactly, whatever its case and its own port`() throws {
    let origins = try OriginList(["https://shop.example.com", "http://localhost:8080"])
    for origin in [
      "https://shop.example.com", "HTTPS://Shop.Example.Com", "https://shop.example.com:443",
      "http://localhost:8080",
    ] {
      #expect(origins.admits(origin), "\(origin)")
    }
    for origin in [
      nil, "", "null", "https://example.com", "http://shop.example.com",
      "https://a.shop.example.com",
      "https://shop.example.com:8443", "https://shop.example.com.evil.example.org",
      "https://shop.example.com/", "https://shop.example.com@evil.example.org", "http://localhost",
      "https://shop.example.com evil", "ftp://shop.example.com", "https://shop.ex\u{E4}mple.com",
    ] {
      #expect(!origins.admits(origin), "\(origin ?? "nil")")
    }
  }

  @Test(arguments: [
    "*", "shop.example.com", "https://*.example.com", "https://", "https://a/b", "",
  ])
  func `D a list takes nothing but origins`(text: String) {
    #expect(throws: OriginError.self) { try OriginList([text]) }
    #expect(OriginError.self != Never.self)
  }

  @Test func `D an origin is answered only if it is on the list, and always as varying`() throws {
    let origins = try OriginList(["https://shop.example.com"])
    let good = origins.headers(for: "https://shop.example.com")
    #expect(good["Access-Control-Allow-Origin"] == "https://shop.example.com")
    #expect(good["Vary"] == "Origin" && good["Access-Control-Allow-Credentials"] == nil)
    let bad = origins.headers(for: "https://evil.example.org")
    #expect(bad["Access-Control-Allow-Origin"] == nil && bad["Vary"] == "Origin")
  }

  @Test func `D limits are kept for each action and each key`() async {
    let limiter = InMemoryVisitorLimiter()
    func waits(_ action: VisitorAction, _ key: String, _ seconds: TimeInterval) async
      -> TimeInterval?
    {
      await limiter.wait(for: action, by: key, at: now.addingTimeInterval(seconds))
    }
    for _ in 1...5 { #expect(await waits(.beginSession, "a", 0) == nil) }
    #expect(await waits(.beginSession, "a", 0) == 12)
    #expect(await waits(.beginSession, "b", 0) == nil)
    #expect(await waits(.message, "a", 0) == nil)
    #expect(await waits(.beginSession, "a", 11.9) != nil)
    #expect(await waits(.beginSession, "a", 12) == nil)
    for _ in 1...20 { #expect(await waits(.upload, "a", 0) == nil) }
    #expect(await waits(.upload, "a", 0) == 180)
  }

  @Test func `D somebody with many addresses does not make others begin anew`() async {
    let limiter = InMemoryVisitorLimiter(
      VisitorRates(messages: RateLimit(perSecond: 0.01, burst: 1)),
      bucketsPerGeneration: 100
    )
    #expect(await limiter.wait(for: .message, by: "busy", at: now) == nil)
    for number in 0..<10_000 {
      _ = await limiter.wait(for: .message, by: "crowd \(number)", at: now)
      guard number % 50 == 0 else { continue }
      #expect(await limiter.wait(for: .message, by: "busy", at: now) != nil, "\(number)")
    }
  }

  @Test func `D typing passes once in three seconds, its end at once, and never for ever`() {
    var typing = TypingThrottle()
    func passes(_ isOn: Bool, _ seconds: TimeInterval) -> Bool {
      typing.passes(isOn, at: now.addingTimeInterval(seconds))
    }
    let passed = [
      passes(true, 0), passes(true, 2.9), passes(true, 3), passes(false, 4), passes(false, 4.1),
      passes(true, 4.2), passes(false, 20), passes(true, 21), passes(true, -100),
    ]
    #expect(passed == [true, false, true, true, false, true, false, true, true])
  }
}
