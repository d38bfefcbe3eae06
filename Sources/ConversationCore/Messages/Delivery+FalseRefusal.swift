#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

// WhatsApp now and then says 131047 of somebody who has just written, and takes the same message a moment
// later.
extension Delivery {
  /// No provider's messaging window is shorter than that, in seconds.
  private static let shortestWindow: TimeInterval = 3600
  /// How often a message is tried that is refused in this way.
  static let mostFalseRefusals = 3
  /// How long is waited in between, in seconds.
  static let falseRefusalDelay: TimeInterval = 5

  /// Whether a failure cannot be true: that the messaging window is closed, of a customer who wrote less
  /// than an hour before (C-03).
  func isFalse(_ failure: DeliveryFailure, at now: Date) -> Bool {
    guard failure.kind == .windowClosed, let lastInboundAt else { return false }
    return now < lastInboundAt.after(Self.shortestWindow)
  }

  /// A failure as it is to be shown: one that cannot be true says that it may be sent again.
  func shown(_ failure: DeliveryFailure?) -> DeliveryFailure? {
    guard let failure, let sentAt, isFalse(failure, at: sentAt) else { return failure }
    return DeliveryFailure(.exhausted, code: failure.code)
  }
}
