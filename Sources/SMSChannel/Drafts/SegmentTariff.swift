#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// What a host pays for a message, as far as it wants to show that to those who write.
public struct SegmentTariff: Hashable, Sendable {
  /// The price of one segment.
  public let segment: Decimal
  /// The price of a message with attachments, whatever its text; `nil` where it is not known.
  public let mediaMessage: Decimal?
  /// The currency of the prices, such as `EUR` (ISO 4217).
  public let currency: String

  /// States prices.
  public init(segment: Decimal, mediaMessage: Decimal? = nil, currency: String) {
    self.segment = segment
    self.mediaMessage = mediaMessage
    self.currency = currency
  }

  /// The price of a message; `nil` where it is not known.
  public func price(segments: Int, attachments: Int = 0) -> Decimal? {
    attachments > 0 ? mediaMessage : segment * Decimal(segments)
  }
}
