import ChannelAdapters
import ConversationCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Addresses of providers, and requests to them.
enum ProviderEndpoint {
  /// The address of one of an API's paths.
  static func url(_ endpoint: String, path: String) throws(ProviderSetupError) -> URL {
    guard let base = URL(string: endpoint), base.query() == nil, base.fragment() == nil,
      let url = URL(string: endpoint + path), (try? OutgoingRequest(.post, url)) != nil
    else { throw ProviderSetupError(.invalidEndpoint) }
    return url
  }

  /// Refuses an address for reports that no provider can call.
  static func check(callback: String) throws(ProviderSetupError) {
    guard let url = URL(string: callback), url.fragment() == nil,
      (try? OutgoingRequest(.post, url)) != nil
    else { throw ProviderSetupError(.invalidCallback) }
  }

  /// A request with a body.
  static func post(
    _ url: URL,
    type: String,
    authorization: HeaderField? = nil,
    _ body: [UInt8]
  ) throws(UnsendableMessage) -> OutgoingRequest {
    do {
      var headers = try HeaderFields([("Content-Type", type), ("Accept", "application/json")])
      if let authorization { headers.append(authorization) }
      return try OutgoingRequest(.post, url, headers: headers, body: body)
    } catch {
      throw UnsendableMessage(.invalidRequest)
    }
  }

  /// A request with a body of JSON, whose keys are written `message_id` and have one order.
  static func post(
    _ url: URL,
    authorization: HeaderField,
    json body: some Encodable
  ) throws(UnsendableMessage) -> OutgoingRequest {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let json = try? encoder.encode(body) else { throw UnsendableMessage(.invalidRequest) }
    return try post(url, type: "application/json", authorization: authorization, Array(json))
  }
}

extension Attachment {
  /// Refuses a file that a provider cannot fetch by itself.
  func requirePublicAddress() throws(UnsendableMessage) {
    guard URL(string: reference)?.scheme?.lowercased() == "https" else {
      throw UnsendableMessage(.invalidRequest)
    }
  }
}
