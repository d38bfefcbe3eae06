#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// What a provider answered: any status, for a refusal is an answer too.
public struct ExchangeResponse: Sendable, Hashable {
  /// The status code, such as 200 or 429.
  public let status: Int

  /// The header fields; some transports join duplicates and forget the order.
  public let headers: HeaderFields

  /// The bytes of the body.
  public let body: [UInt8]

  /// Makes a response; only transports and tests need to.
  public init(status: Int, headers: HeaderFields = HeaderFields(), body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// Whether the status is 200 to 299.
  public var isSuccess: Bool { (200...299).contains(status) }

  /// How long the provider asks to wait, or `nil` when it does not say so in a known form.
  ///
  /// A date is read against the response's own `Date`, so that a wrong clock on either side does
  /// not matter; without one, against the given time of arrival.
  public func retryAfter(receivedAt now: Date) -> RetryAfter? {
    guard let value = headers["Retry-After"] else { return nil }
    let serverTime = headers["Date"].flatMap { HTTPDate($0, receivedAt: now)?.date }
    return RetryAfter(value, receivedAt: serverTime ?? now)
  }
}

extension ExchangeResponse: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable
{
  /// Status, header names and the size of the body.
  public var description: String {
    "\(status) [\(headers.map(\.name).joined(separator: ", "))] \(body.count) bytes"
  }

  /// The same as ``description``.
  public var debugDescription: String { description }

  /// A mirror without header values and body.
  public var customMirror: Mirror {
    Mirror(
      self,
      children: ["status": status, "headers": headers, "bodyByteCount": body.count]
    )
  }
}
