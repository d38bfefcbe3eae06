import ChannelAdapters
import Foundation
import Testing

@Suite struct RecordingExchangeTests {
  @Test func `Replies come in the order of the script, requests are kept`() async throws {
    let exchange = RecordingExchange([.response(ExchangeResponse(status: 201))])
    exchange.append(.failure(ExchangeError(.timedOut, reach: .unknown)))
    let first = try await exchange.send(request("/1"))
    #expect(first.status == 201)
    await #expect(throws: ExchangeError(.timedOut, reach: .unknown)) {
      try await exchange.send(request("/2"))
    }
    #expect(exchange.requests.map { $0.url.path() } == ["/1", "/2"])
  }

  @Test func `A request behind the end of the script fails as not sent`() async throws {
    let exchange = RecordingExchange()
    let error = await #expect(throws: ExchangeError.self) {
      try await exchange.send(request("/"))
    }
    #expect(error?.reach == .notSent)
    #expect(exchange.requests.count == 1)
  }

  @Test func `A closure can answer by what is asked`() async throws {
    let exchange = RecordingExchange { request in
      .response(ExchangeResponse(status: request.url.path() == "/found" ? 200 : 404))
    }
    #expect(try await exchange.send(request("/found")).status == 200)
    #expect(try await exchange.send(request("/lost")).status == 404)
  }

  @Test func `Many tasks at once lose no request and no reply`() async throws {
    let exchange = RecordingExchange(
      (0..<200).map { .response(ExchangeResponse(status: 200 + $0)) }
    )
    let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
      for number in 0..<200 {
        group.addTask { try await exchange.send(request("/\(number)")).status }
      }
      return try await group.reduce(into: Set<Int>()) { $0.insert($1) }
    }
    #expect(statuses.count == 200)
    #expect(Set(exchange.requests).count == 200)
  }

  @Test func `A cancelled task sends nothing`() async throws {
    let exchange = RecordingExchange { _ in .response(ExchangeResponse(status: 200)) }
    let error = await #expect(throws: ExchangeError.self) {
      try await inCancelledTask { try await exchange.send(request("/")) }
    }
    #expect(error == ExchangeError(.cancelled, reach: .notSent))
    #expect(exchange.requests.isEmpty)
  }

  @Test func `Any other error counts as unknown and is not quoted`() {
    struct Leaky: Error, CustomStringConvertible {
      var description: String { "https://example.com/?access_token=made-up" }
    }
    let known = ExchangeError(.cannotConnect, reach: .notSent)
    #expect(ExchangeError(describing: known) == known)
    #expect(ExchangeError(describing: CancellationError()).code == .cancelled)
    #expect(ExchangeError(describing: CancellationError()).reach == .unknown)
    let other = ExchangeError(describing: Leaky())
    #expect(other.reach == .unknown)
    #expect(!"\(other)".contains("made-up"))
  }

  private func request(_ path: String) throws -> OutgoingRequest {
    let url = try #require(URL(string: "https://api.example.com\(path)"))
    return try OutgoingRequest(.post, url)
  }
}
