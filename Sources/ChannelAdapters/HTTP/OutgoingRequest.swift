#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// A request that an adapter makes of a provider.
///
/// Printed, it shows its method, host and path and the names of its headers: the query, the values
/// and the body hold tokens and what customers wrote.
public struct OutgoingRequest: Sendable, Hashable {
  /// What is asked for.
  public let method: Method

  /// Where: `http` or `https`, with a host and without credentials.
  public let url: URL

  /// The header fields; the transport adds `Host` and `Content-Length`.
  public var headers: HeaderFields

  /// The bytes of the body, often none.
  public var body: [UInt8]

  /// Makes a request.
  ///
  /// - Throws: ``OutgoingRequestError`` when the URL is none that can be asked.
  public init(
    _ method: Method,
    _ url: URL,
    headers: HeaderFields = HeaderFields(),
    body: [UInt8] = []
  ) throws(OutgoingRequestError) {
    guard let scheme = url.scheme?.lowercased(), scheme == "http" || scheme == "https" else {
      throw OutgoingRequestError(.unsupportedScheme)
    }
    guard let host = url.host(), !host.isEmpty else { throw OutgoingRequestError(.noHost) }
    guard url.user() == nil, url.password() == nil else {
      throw OutgoingRequestError(.credentialsInURL)
    }
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
  }

  /// The method of a request (RFC 9110 section 9).
  public struct Method: Sendable, Hashable {
    /// Reads; may be repeated.
    public static let get = Self(unchecked: "GET")
    /// Does something; what happens on repetition is the provider's word.
    public static let post = Self(unchecked: "POST")
    /// Puts something in place; may be repeated.
    public static let put = Self(unchecked: "PUT")
    /// Changes part of something.
    public static let patch = Self(unchecked: "PATCH")
    /// Takes something away; may be repeated.
    public static let delete = Self(unchecked: "DELETE")

    /// The method as it goes over the wire.
    public let name: String

    /// Makes any other method of upper-case letters, or `nil` for a name with anything else in it.
    public init?(_ name: String) {
      let letters = UInt8(ascii: "A")...UInt8(ascii: "Z")
      guard !name.isEmpty, name.utf8.allSatisfy(letters.contains) else { return nil }
      self.name = name
    }

    private init(unchecked name: String) {
      self.name = name
    }
  }
}

extension OutgoingRequest: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable
{
  /// Method, host, path, header names and the size of the body.
  public var description: String {
    let names = headers.map(\.name).joined(separator: ", ")
    return "\(method.name) \(url.host() ?? "")\(url.path()) [\(names)] \(body.count) bytes"
  }

  /// The same as ``description``.
  public var debugDescription: String { description }

  /// A mirror without query, header values and body.
  public var customMirror: Mirror {
    Mirror(
      self,
      children: [
        "method": method.name, "host": url.host() ?? "", "path": url.path(),
        "headers": headers, "bodyByteCount": body.count,
      ]
    )
  }
}
