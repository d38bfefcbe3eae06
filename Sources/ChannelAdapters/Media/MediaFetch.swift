#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Fetches one file under a policy: for adapters whose providers hand out addresses.
public struct MediaFetch: Sendable {
  private let policy: MediaPolicy
  private let exchange: any HTTPExchange

  /// Prepares to fetch through an exchange, which follows no redirects by itself.
  public init(under policy: MediaPolicy, through exchange: any HTTPExchange) {
    self.policy = policy
    self.exchange = exchange
  }

  /// The bytes behind an address.
  ///
  /// A redirect is followed to hosts of the policy alone. The authorization goes to the host that was
  /// asked first, and to no other.
  ///
  /// - Throws: ``MediaError``, and what the exchange throws.
  public func bytes(
    of reference: String,
    authorization: HeaderField? = nil
  ) async throws -> [UInt8] {
    guard var url = URL(string: reference) else { throw MediaError(.notPermitted) }
    let first = url.host()?.lowercased()
    for _ in 0...MediaPolicy.mostRedirects {
      guard policy.permits(url) else { throw MediaError(.notPermitted) }
      var headers = HeaderFields()
      if let authorization, url.host()?.lowercased() == first { headers.append(authorization) }
      guard let request = try? OutgoingRequest(.get, url, headers: headers) else {
        throw MediaError(.notPermitted)
      }
      let response = try await answer(to: request)
      guard let next = Self.redirect(response, from: url) else {
        guard response.isSuccess else { throw MediaError(.refused(status: response.status)) }
        guard response.body.count <= policy.byteLimit else { throw tooLarge }
        return response.body
      }
      url = next
    }
    throw MediaError(.tooManyRedirects)
  }

  private var tooLarge: MediaError { MediaError(.tooLarge(limit: policy.byteLimit)) }

  private func answer(to request: OutgoingRequest) async throws -> ExchangeResponse {
    do {
      return try await exchange.send(request)
    } catch let error as ExchangeError where error.code == .responseTooLarge {
      throw tooLarge
    }
  }

  /// Where an answer leads, if it leads anywhere.
  private static func redirect(_ response: ExchangeResponse, from url: URL) -> URL? {
    guard [301, 302, 303, 307, 308].contains(response.status),
      let location = response.headers["Location"]
    else { return nil }
    return URL(string: location, relativeTo: url)?.absoluteURL
  }
}
