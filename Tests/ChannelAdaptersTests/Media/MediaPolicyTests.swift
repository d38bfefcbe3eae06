import ChannelAdapters
import Testing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite struct MediaPolicyTests {
  private let policy = MediaPolicy(
    hosts: ["files.example.com", "*.cdn.example.net", "127.0.0.1", "*.com", "localhost", "::1"],
    byteLimit: 100
  )

  private func permits(_ text: String) -> Bool { URL(string: text).map(policy.permits) ?? false }

  @Test func `H SSRF hosts that are named are permitted, below a name where that is said`() {
    for url in [
      "https://files.example.com/a?b=c", "HTTPS://Files.Example.COM/a",
      "https://files.example.com:443/", "https://a.cdn.example.net/", "https://a.b.cdn.example.net",
    ] {
      #expect(permits(url), "\(url)")
    }
  }

  @Test func `H SSRF whatever else a webhook says is not permitted`() {
    for url in [
      "http://files.example.com/", "https://files.example.com:8443/", "https://cdn.example.net/",
      "https://u@files.example.com/", "https://u:p@files.example.com/",
      "https://files.example.com.evil.example/", "https://xfiles.example.com/",
      "https://evilcdn.example.net/", "https://files.example.com./", "https://.cdn.example.net/",
      "https://127.0.0.1/", "https://2130706433/", "https://0x7f.1/", "https://[::1]/",
      "https://localhost/", "https://files.example.com\\@evil.example/", "file:///etc/passwd",
      "data:text/plain,x", "//files.example.com/", "geo:1,2", "",
      "https://files.example.com%2eevil.example/",
    ] {
      #expect(!permits(url), "\(url)")
    }
    // One part of a name is no name, and stands for nothing.
    #expect(!permits("https://example.com/"))
  }

  @Test func `H SSRF a policy without hosts permits nothing, and no limit is below zero`() throws {
    let nothing = MediaPolicy(hosts: [], byteLimit: -1)
    #expect(!nothing.permits(try #require(URL(string: "https://files.example.com/"))))
    #expect(nothing.byteLimit == 0)
  }
}

@Suite struct MediaFetchTests {
  private let policy = MediaPolicy(
    hosts: ["api.example.com", "files.example.com"],
    byteLimit: 4
  )
  private let first = "https://api.example.com/1"

  private func leads(to place: String, _ status: Int = 307) throws -> RecordingExchange.Reply {
    .response(
      ExchangeResponse(status: status, headers: try HeaderFields([("Location", place)]))
    )
  }

  private func file(_ text: String, _ status: Int = 200) -> RecordingExchange.Reply {
    .response(ExchangeResponse(status: status, body: Array(text.utf8)))
  }

  private func fetch(
    _ script: [RecordingExchange.Reply],
    _ reference: String? = nil
  ) async throws -> (Result<String, MediaError>, RecordingExchange) {
    let exchange = RecordingExchange(script)
    do {
      let bytes = try await MediaFetch(under: policy, through: exchange).bytes(
        of: reference ?? first,
        authorization: .bearerAuthorization(Secret("made-up-token"))
      )
      return (.success(String(decoding: bytes, as: UTF8.self)), exchange)
    } catch let error as MediaError {
      return (.failure(error), exchange)
    }
  }

  @Test func `H SSRF a redirect is followed to hosts of the policy, without the credentials`()
    async throws
  {
    for place in ["https://files.example.com/2", "//files.example.com/2"] {
      let (result, exchange) = try await fetch([leads(to: place), file("abcd")])
      #expect(try result.get() == "abcd")
      #expect(
        exchange.requests.map(\.url.absoluteString) == [first, "https://files.example.com/2"]
      )
      #expect(
        exchange.requests.map { $0.headers["Authorization"] } == ["Bearer made-up-token", nil]
      )
    }
    let (result, exchange) = try await fetch([leads(to: "/3"), file("ab")])
    #expect(try result.get() == "ab")
    #expect(exchange.requests.last?.url.absoluteString == "https://api.example.com/3")
    #expect(exchange.requests.last?.headers["Authorization"] == "Bearer made-up-token")
  }

  @Test func `H SSRF a redirect to any other place is not followed`() async throws {
    for place in [
      "https://169.254.169.254/latest", "http://files.example.com/2", "https://evil.example/2",
      "file:///etc/passwd", "https://files.example.com:8443/",
    ] {
      let (result, exchange) = try await fetch([leads(to: place), file("abcd")])
      #expect(result == .failure(MediaError(.notPermitted)), "\(place)")
      #expect(exchange.requests.count == 1)
    }
  }

  @Test func `H SSRF hosts that lead to one another end`() async throws {
    let (result, exchange) = try await fetch(
      Array(repeating: leads(to: "https://files.example.com/2", 302), count: 20)
    )
    #expect(result == .failure(MediaError(.tooManyRedirects)))
    #expect(exchange.requests.count == MediaPolicy.mostRedirects + 1)
  }

  @Test func `a file over the limit, and one that is not handed out, are errors`() async throws {
    #expect(try await fetch([file("abcde")]).0 == .failure(MediaError(.tooLarge(limit: 4))))
    let tooLarge = RecordingExchange.Reply.failure(
      ExchangeError(.responseTooLarge, reach: .unknown)
    )
    #expect(try await fetch([tooLarge]).0 == .failure(MediaError(.tooLarge(limit: 4))))
    #expect(try await fetch([file("", 404)]).0 == .failure(MediaError(.refused(status: 404))))
    // A redirect that leads nowhere is no file.
    #expect(try await fetch([file("", 302)]).0 == .failure(MediaError(.refused(status: 302))))
    let (foreign, exchange) = try await fetch([file("ab")], "https://evil.example/1")
    #expect(foreign == .failure(MediaError(.notPermitted)))
    #expect(exchange.requests.isEmpty)
  }

  @Test func `an error names the remedy and no address`() async throws {
    let (result, _) = try await fetch([leads(to: "https://evil.example/secret")])
    guard case .failure(let error) = result else {
      Issue.record("it was followed")
      return
    }
    #expect(error.description.contains("name its host"))
    #expect(!error.description.contains("evil"))
  }
}
