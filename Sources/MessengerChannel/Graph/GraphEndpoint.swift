import ChannelAdapters

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The address of the Graph API, and requests to it.
struct GraphEndpoint: Sendable {
  /// The address without a slash at its end.
  let address: String

  init(_ address: String) throws(MessengerSetupError) {
    let trimmed = address.hasSuffix("/") ? String(address.dropLast()) : address
    guard let base = URL(string: trimmed), base.query() == nil, base.fragment() == nil,
      (try? OutgoingRequest(.get, base)) != nil
    else { throw MessengerSetupError(.invalidEndpoint) }
    self.address = trimmed
  }

  /// The address of something.
  func url(_ path: String) throws(MessengerSetupError) -> URL {
    guard let url = URL(string: "\(address)/\(path)") else {
      throw MessengerSetupError(.invalidEndpoint)
    }
    return url
  }

  /// A request that does something, with JSON whose keys have one order.
  static func post(
    _ url: URL,
    _ body: some Encodable,
    by token: Secret
  ) throws -> OutgoingRequest {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let json = Array(try encoder.encode(body))
    return try request(
      .post,
      url,
      HeaderFields([("Content-Type", "application/json")]),
      json,
      by: token
    )
  }

  /// A request that reads.
  static func get(_ url: URL, by token: Secret) throws -> OutgoingRequest {
    try request(.get, url, HeaderFields(), [], by: token)
  }

  private static func request(
    _ method: OutgoingRequest.Method,
    _ url: URL,
    _ headers: HeaderFields,
    _ body: [UInt8],
    by token: Secret
  ) throws -> OutgoingRequest {
    // In a header, not in the query, where every log on the way would show it.
    var headers = headers
    headers.append(try .bearerAuthorization(token))
    return try OutgoingRequest(method, url, headers: headers, body: body)
  }
}
