/// A provider's call, as the host's web server received it.
public struct WebhookRequest: Sendable {
  /// The method of the request.
  public let method: String
  /// The public URL as it is configured with the provider, with its query: what was signed.
  ///
  /// A proxy may have rewritten the one that the web server sees.
  public let url: String
  /// The header fields.
  public let headers: HeaderFields
  /// The raw bytes of the body, before any decoding.
  public let body: [UInt8]

  /// Describes a call.
  public init(method: String = "POST", url: String, headers: HeaderFields, body: [UInt8]) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
  }

  /// The query of the URL: what follows the first `?`, without a fragment.
  public var query: String {
    let withoutFragment = url.prefix { $0 != "#" }
    guard let mark = withoutFragment.firstIndex(of: "?") else { return "" }
    return String(withoutFragment[withoutFragment.index(after: mark)...])
  }
}

/// What the host's web server is to answer a provider.
public struct WebhookReply: Hashable, Sendable {
  /// The status: 200 once everything is stored, 4xx for what will never be taken, 503 for what
  /// should be sent again.
  public let status: Int
  /// The media type of the body.
  public let contentType: String
  /// The body.
  public let body: [UInt8]

  /// Describes an answer.
  public init(status: Int, contentType: String = "text/plain; charset=utf-8", body: [UInt8] = []) {
    self.status = status
    self.contentType = contentType
    self.body = body
  }

  /// Everything is stored.
  public static let ok = Self(status: 200)
}
