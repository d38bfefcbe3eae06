import ChannelAdapters
import Foundation
import Testing

@Suite struct OutgoingRequestTests {
  @Test(arguments: [
    ("ftp://example.com/", OutgoingRequestError.Code.unsupportedScheme),
    ("file:///etc/passwd", .unsupportedScheme),
    ("example.com/path", .unsupportedScheme),
    ("https:///path", .noHost),
    ("https://user:made-up@example.com/", .credentialsInURL),
    ("https://user@example.com/", .credentialsInURL),
  ])
  func `A URL that cannot be asked is refused`(
    text: String,
    code: OutgoingRequestError.Code
  ) throws {
    let url = try #require(URL(string: text))
    let error = #expect(throws: OutgoingRequestError.self) { try OutgoingRequest(.get, url) }
    #expect(error?.code == code)
  }

  @Test(arguments: ["https://example.com", "HTTP://example.com:8080/a?b=c#d", "https://[::1]/"])
  func `A web URL with a host is taken as it is`(text: String) throws {
    let url = try #require(URL(string: text))
    #expect(try OutgoingRequest(.post, url).url == url)
  }

  @Test func `A request prints neither its query nor its values nor its body`() throws {
    let url = try #require(URL(string: "https://graph.example.com/v1/me?access_token=made-up"))
    let request = try OutgoingRequest(
      .post,
      url,
      headers: try HeaderFields([("Authorization", "Bearer made-up")]),
      body: Array("text=made-up".utf8)
    )
    var dumped = ""
    dump(request, to: &dumped)
    for text in ["\(request)", String(reflecting: request), dumped] {
      #expect(text.contains("graph.example.com"))
      #expect(!text.contains("made-up"))
      #expect(!text.contains("109, 97"))
    }
    #expect("\(request)" == "POST graph.example.com/v1/me [Authorization] 12 bytes")
  }

  @Test func `A response prints neither its values nor its body`() throws {
    let response = ExchangeResponse(
      status: 200,
      headers: try HeaderFields([("Set-Cookie", "made-up")]),
      body: Array("made-up".utf8)
    )
    var dumped = ""
    dump(response, to: &dumped)
    for text in ["\(response)", String(reflecting: response), dumped] {
      #expect(text.contains("200"))
      #expect(!text.contains("made-up"))
      #expect(!text.contains("109"))
    }
  }

  @Test func `Any method of upper-case letters can be made`() {
    #expect(OutgoingRequest.Method("OPTIONS")?.name == "OPTIONS")
    #expect(OutgoingRequest.Method("POST") == .post)
    for name in ["", "get", "GET /", "A\r\n", "Ä"] {
      #expect(OutgoingRequest.Method(name) == nil, "\(name)")
    }
  }

  @Test func `Success is a status from 200 to 299`() {
    let successes = (100..<600).filter { ExchangeResponse(status: $0).isSuccess }
    #expect(successes == Array(200...299))
  }
}
