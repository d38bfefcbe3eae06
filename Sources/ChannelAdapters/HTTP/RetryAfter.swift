#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// What a `Retry-After` header asks for (RFC 9110 section 10.2.3).
public struct RetryAfter: Sendable, Hashable {
  /// The longest wait that is taken at its word, 366 days; longer ones are shortened to it.
  public static let longestDelay = Duration.seconds(366 * 86_400)

  /// How long to wait, never negative.
  public let delay: Duration

  /// Reads the value of the header: seconds, or a date.
  ///
  /// The result is `nil` for anything else, a negative number included.
  ///
  /// - Parameters:
  ///   - value: For example `120` or `Fri, 31 Dec 1999 23:59:59 GMT`.
  ///   - now: The time from which a date counts; a date in the past is no wait at all.
  public init?(_ value: String, receivedAt now: Date) {
    if let seconds = Self.seconds(value) {
      delay = min(.seconds(seconds), Self.longestDelay)
    } else if let date = HTTPDate(value, receivedAt: now)?.date {
      let interval = max(0, date.timeIntervalSince(now))
      // Dates of the header are whole seconds, but `now` need not be: rather wait a little longer.
      delay = min(.milliseconds(Int64((interval * 1000).rounded(.up))), Self.longestDelay)
    } else {
      return nil
    }
  }

  /// The number that a text of digits stands for, at most a billion.
  private static func seconds(_ text: String) -> Int64? {
    guard !text.isEmpty else { return nil }
    var seconds: Int64 = 0
    for byte in text.utf8 {
      guard let digit = DecimalDigits.value(of: byte) else { return nil }
      seconds = min(seconds * 10 + Int64(digit), 1_000_000_000)
    }
    return seconds
  }
}
