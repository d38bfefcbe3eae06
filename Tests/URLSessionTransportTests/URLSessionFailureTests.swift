import ChannelAdapters
import Foundation
import Testing
import URLSessionTransport

@Suite struct URLSessionFailureTests {
  @Test func `A refused connection is not sent`() async throws {
    let port = try LoopbackServer.deadPort()
    let error = await failure { try await URLSessionExchange().send(post(to: port)) }
    #expect(error?.code == .cannotConnect)
    #expect(error?.reach == .notSent)
  }

  @Test func `A host without an address is not sent`() async throws {
    let url = try #require(URL(string: "http://nobody.invalid/"))
    let error = await failure {
      try await URLSessionExchange().send(OutgoingRequest(.post, url, body: [1]))
    }
    #expect(error?.code == .cannotConnect)
    #expect(error?.reach == .notSent)
  }

  @Test func `A reset after the request was read is unknown`() async throws {
    let server = try LoopbackServer { connection in
      connection.readRequest()
      connection.resetOnClose()
    }
    let error = await failure { try await URLSessionExchange().send(post(to: server.port)) }
    #expect(error?.code == .connectionLost)
    #expect(error?.reach == .unknown)
    #expect(server.requests.count == 1)
  }

  // Once the system has taken the request, the client cannot know that nobody read it.
  @Test func `A reset before the request is not sent, or unknown when it crossed it`() async throws
  {
    let server = try LoopbackServer { $0.resetOnClose() }
    for _ in 0..<20 {
      let error = await failure { try await URLSessionExchange().send(post(to: server.port)) }
      #expect(error?.reach == .notSent || error?.code == .connectionLost)
    }
    #expect(server.requests.isEmpty)
  }

  @Test func `A reset before a secure connection exists is not sent`() async throws {
    let server = try LoopbackServer { $0.resetOnClose() }
    let url = try #require(URL(string: "https://127.0.0.1:\(server.port)/"))
    let error = await failure {
      try await URLSessionExchange().send(OutgoingRequest(.post, url, body: [1]))
    }
    #expect(error?.reach == .notSent)
  }

  @Test func `An orderly end without a response is unknown`() async throws {
    let server = try LoopbackServer { $0.readRequest() }
    let error = await failure { try await URLSessionExchange().send(post(to: server.port)) }
    #expect(error?.code == .connectionLost)
    #expect(error?.reach == .unknown)
  }

  @Test func `A response that is cut off is unknown`() async throws {
    let server = try LoopbackServer { connection in
      connection.readRequest()
      connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nnot all of it")
    }
    let error = await failure { try await URLSessionExchange().send(post(to: server.port)) }
    #expect(error?.code == .connectionLost)
    #expect(error?.reach == .unknown)
  }

  @Test func `An answer that is no HTTP is unknown`() async throws {
    let server = try LoopbackServer { connection in
      connection.readRequest()
      connection.send("220 mail.example.com ESMTP\r\n")
    }
    let error = await failure { try await URLSessionExchange().send(post(to: server.port)) }
    #expect(error?.reach == .unknown)
  }

  @Test func `A server that speaks no TLS gets nothing of the request`() async throws {
    let server = try LoopbackServer { connection in
      connection.send("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
    }
    let url = try #require(URL(string: "https://127.0.0.1:\(server.port)/"))
    let error = await failure {
      try await URLSessionExchange().send(OutgoingRequest(.post, url, body: [1]))
    }
    #expect(error?.reach == .notSent)
  }

  @Test func `A connection that the server closes is not used for a second try`() async throws {
    let server = try LoopbackServer { connection in
      connection.readRequest()
      connection.respond("200 OK")
      // Reads a second request on the same connection, if one comes, and drops it.
      if connection.readRequest() != nil {
        connection.resetOnClose()
      }
    }
    let exchange = URLSessionExchange()
    _ = try await exchange.send(post(to: server.port, path: "/1"))
    _ = try? await exchange.send(post(to: server.port, path: "/2"))
    #expect(server.requests.filter { $0.hasPrefix("POST /2 ") }.count == 1)
  }

  @Test func `A server that does not answer in time is unknown`() async throws {
    let server = try LoopbackServer { connection in
      connection.readRequest()
      connection.readUntilClosed()
    }
    let exchange = URLSessionExchange(timeLimit: .milliseconds(300))
    let error = await failure { try await exchange.send(post(to: server.port)) }
    #expect(error?.code == .timedOut)
    #expect(error?.reach == .unknown)
    #expect(server.requests.count == 1)
  }

  @Test func `A body that trickles in does not stretch the time limit`() async throws {
    let server = try LoopbackServer { connection in
      connection.readRequest()
      connection.send("HTTP/1.1 200 OK\r\nContent-Length: 2000\r\n\r\n")
      // Goes on for a minute if it must: until the client has hung up.
      for _ in 0..<1200 {
        guard connection.send("x") else { return }
        Thread.sleep(forTimeInterval: 0.05)
      }
    }
    let exchange = URLSessionExchange(timeLimit: .milliseconds(500))
    let error = await failure { try await exchange.send(post(to: server.port)) }
    // A machine that is busy for the whole minute sees the end of the connection first.
    #expect(error?.code == .timedOut || error?.code == .connectionLost)
    #expect(error?.reach == .unknown)
  }

  @Test func `Cancelling after the request was read is unknown`() async throws {
    let server = try LoopbackServer { connection in
      connection.readRequest()
      connection.readUntilClosed()
    }
    let request = try post(to: server.port)
    let task = Task { try await URLSessionExchange().send(request) }
    while server.requests.isEmpty {
      try await Task.sleep(for: .milliseconds(5))
    }
    task.cancel()
    let error = await failure { try await task.value }
    #expect(error?.code == .cancelled)
    #expect(error?.reach == .unknown)
  }

  @Test func `A task that is cancelled already sends nothing`() async throws {
    let server = try LoopbackServer { $0.readRequest() }
    let request = try post(to: server.port)
    let task = Task {
      // Ends at the cancellation, which is then certain to have arrived.
      try? await Task.sleep(for: .seconds(3600))
      return try await URLSessionExchange().send(request)
    }
    task.cancel()
    let error = await failure { try await task.value }
    #expect(error == ExchangeError(.cancelled, reach: .notSent))
    #expect(server.requests.isEmpty)
  }

  @Test func `Cancelling at any moment ends, and never as not sent once it arrived`() async throws {
    let server = try LoopbackServer { connection in
      connection.readRequest()
      connection.readUntilClosed()
    }
    for delay in 0..<30 {
      let path = "/\(delay)"
      let request = try post(to: server.port, path: path)
      let task = Task { try await URLSessionExchange().send(request) }
      try await Task.sleep(for: .microseconds(delay * 100))
      task.cancel()
      let error = await failure { try await task.value }
      #expect(error?.code == .cancelled)
      if server.requests.contains(where: { $0.hasPrefix("POST \(path) ") }) {
        #expect(error?.reach == .unknown)
      }
    }
  }

  @Test func `Errors do not quote the URL`() async throws {
    let url = try #require(
      URL(string: "http://127.0.0.1:\(LoopbackServer.deadPort())/?access_token=made-up")
    )
    let error = try #require(
      await failure {
        try await URLSessionExchange().send(OutgoingRequest(.post, url, body: [1]))
      }
    )
    var dumped = ""
    dump(error, to: &dumped)
    #expect(error.detail?.contains("NSURLErrorDomain") == true)
    #expect(!"\(error)\(dumped)".contains("made-up"))
  }

  /// The error of an exchange that has to fail.
  private func failure(
    _ send: () async throws -> ExchangeResponse
  ) async -> ExchangeError? {
    await #expect(throws: ExchangeError.self, performing: { _ = try await send() })
  }
}
