import ChannelAdapters
import Foundation
import Testing
import URLSessionTransport

@Suite struct URLSessionResponseTests {
  @Test(arguments: [
    ("200 OK", 200), ("201 Created", 201), ("204 No Content", 204), ("400 Bad Request", 400),
    ("401 Unauthorized", 401), ("404 Not Found", 404), ("500 Internal Server Error", 500),
    ("503 Service Unavailable", 503),
  ])
  func `Every status is a response`(line: String, status: Int) async throws {
    let server = try LoopbackServer { connection in
      connection.readRequest()
      let body = line.hasPrefix("204") ? "" : "{\"status\":\"\(line)\"}"
      connection.respond(line, headers: ["Content-Type: application/json"], body: body)
    }
    let response = try await URLSessionExchange().send(post(to: server.port))
    #expect(response.status == status)
    #expect(response.headers["content-type"] == "application/json")
    #expect(response.body.isEmpty == (status == 204))
    #expect(server.requests.count == 1)
  }

  @Test func `429 tells how long to wait`() async throws {
    let server = try LoopbackServer { connection in
      connection.readRequest()
      connection.respond("429 Too Many Requests", headers: ["Retry-After: 17"], body: "slow down")
    }
    let response = try await URLSessionExchange().send(post(to: server.port))
    #expect(response.status == 429)
    #expect(response.retryAfter(receivedAt: Date())?.delay == .seconds(17))
  }

  @Test func `The request arrives as it was made`() async throws {
    let server = try LoopbackServer { connection in
      connection.readRequest()
      connection.respond("200 OK")
    }
    let headers = try HeaderFields([
      ("Content-Type", "application/x-www-form-urlencoded"), ("X-Made-Up", "a, b"),
    ])
    let url = try #require(URL(string: "http://127.0.0.1:\(server.port)/a%20b?c=d%2Fe&f=+"))
    let body = Array("Body=50%25+off%00&To=%2B12025550100".utf8)
    let request = try OutgoingRequest(.post, url, headers: headers, body: body)
    _ = try await URLSessionExchange().send(request)
    let received = try #require(server.requests.first)
    #expect(received.hasPrefix("POST /a%20b?c=d%2Fe&f=+ HTTP/1.1\r\n"))
    #expect(received.contains("\r\nContent-Type: application/x-www-form-urlencoded\r\n"))
    #expect(received.contains("\r\nX-Made-Up: a, b\r\n"))
    #expect(received.hasSuffix("\r\n\r\nBody=50%25+off%00&To=%2B12025550100"))
  }

  @Test(arguments: [OutgoingRequest.Method.get, .put, .patch, .delete])
  func `Every method goes over the wire under its name`(
    method: OutgoingRequest.Method
  ) async throws {
    let server = try LoopbackServer { connection in
      connection.readRequest()
      connection.respond("200 OK")
    }
    let url = try #require(URL(string: "http://127.0.0.1:\(server.port)/"))
    _ = try await URLSessionExchange().send(OutgoingRequest(method, url))
    #expect(server.requests.first?.hasPrefix("\(method.name) / ") == true)
  }

  @Test func `A redirect is returned and not followed`() async throws {
    let target = try LoopbackServer { connection in
      connection.readRequest()
      connection.respond("200 OK")
    }
    let port = target.port
    let server = try LoopbackServer { connection in
      connection.readRequest()
      connection.respond("307 Go", headers: ["Location: http://127.0.0.1:\(port)/"], body: "there")
    }
    let response = try await URLSessionExchange().send(post(to: server.port))
    #expect(response.status == 307)
    #expect(response.headers["Location"] == "http://127.0.0.1:\(port)/")
    #expect(target.requests.isEmpty)
  }

  @Test func `Cookies are not kept`() async throws {
    let server = try LoopbackServer { connection in
      connection.readRequest()
      connection.respond("200 OK", headers: ["Set-Cookie: session=made-up; Path=/"])
    }
    let exchange = URLSessionExchange()
    _ = try await exchange.send(post(to: server.port))
    _ = try await exchange.send(post(to: server.port))
    #expect(server.requests.count == 2)
    #expect(server.requests.allSatisfy { !$0.lowercased().contains("\r\ncookie:") })
  }

  @Test func `Duplicate header fields of a response are joined`() async throws {
    let server = try LoopbackServer { connection in
      connection.readRequest()
      connection.respond("200 OK", headers: ["X-B: 1", "X-A: 3", "X-B: 2"])
    }
    let response = try await URLSessionExchange().send(post(to: server.port))
    #expect(response.headers["x-b"]?.replacing(" ", with: "") == "1,2")
    #expect(response.headers.map(\.name) == response.headers.map(\.name).sorted())
  }

  @Test func `A body up to the limit is taken, one byte more is not`() async throws {
    let server = try LoopbackServer { connection in
      let request = connection.readRequest() ?? ""
      let size = request.contains("/large") ? 101 : 100
      connection.respond("200 OK", body: String(repeating: "x", count: size))
    }
    let exchange = URLSessionExchange(largestBody: 100)
    #expect(try await exchange.send(post(to: server.port)).body.count == 100)
    let error = await #expect(throws: ExchangeError.self) {
      try await exchange.send(post(to: server.port, path: "/large"))
    }
    #expect(error?.code == .responseTooLarge)
    #expect(error?.reach == .unknown)
  }

  @Test func `A body without a stated length is cut off at the limit`() async throws {
    let server = try LoopbackServer { connection in
      connection.readRequest()
      connection.send("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
      for _ in 0..<10_000 {
        connection.send(String(repeating: "x", count: 10_000))
      }
    }
    let error = await #expect(throws: ExchangeError.self) {
      try await URLSessionExchange(largestBody: 1 << 20).send(post(to: server.port))
    }
    #expect(error?.code == .responseTooLarge)
  }

  @Test func `Large bodies go both ways unharmed`() async throws {
    let server = try LoopbackServer { connection in
      let request = connection.readRequest() ?? ""
      connection.respond("200 OK", body: String(request.suffix(3_000_000)))
    }
    let body = (0..<3_000_000).map { UInt8(ascii: "a") + UInt8($0 % 26) }
    let url = try #require(URL(string: "http://127.0.0.1:\(server.port)/"))
    let response = try await URLSessionExchange().send(OutgoingRequest(.post, url, body: body))
    #expect(response.body == body)
  }

  @Test func `Many exchanges at once do not mix`() async throws {
    let server = try LoopbackServer { connection in
      let path = connection.readRequest()?.split(separator: " ").dropFirst().first ?? ""
      connection.respond("200 OK", body: String(path))
    }
    let exchange = URLSessionExchange()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<40 {
        let request = try post(to: server.port, path: "/\(number)")
        group.addTask {
          let response = try await exchange.send(request)
          #expect(response.body == Array("/\(number)".utf8))
        }
      }
      try await group.waitForAll()
    }
    #expect(Set(server.requests).count == 40)
  }
}
