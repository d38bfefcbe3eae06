import ChannelAdapters
import ConversationCore

/// What a report on a mail of ours does: it moves that mail's delivery, and nothing else.
struct ReceivedReport {
  /// What becomes of the delivery; `nil` where nothing does yet.
  let delivery: DeliveryReport?
  /// Whether it is stored as a message too, for people to read why.
  let isForPeople: Bool
  /// Why it is passed over, if it is.
  let reason: String?

  /// Reads a report on a message of ours.
  ///
  /// Anybody can write one: the caller has proven that it names a mail that we have sent.
  init(_ bounce: MailBounce, on message: MessageID, at mailbox: String) {
    let status: DeliveryStatus? =
      switch bounce.action {
      case .failed: .failed
      case .delivered: .delivered
      case .displayed: .read
      case .delayed, .relayed, .expanded, .other: nil
      }
    delivery = status.map { status in
      DeliveryReport(
        channel: .email,
        recipient: mailbox,
        target: .message(message),
        status: status,
        failure: status == .failed ? Self.failure(bounce) : nil
      )
    }
    isForPeople = status == .failed
    reason = status == nil ? "a report that a mail of ours is \(bounce.action.rawValue)" : nil
  }

  /// RFC 3463: the middle number says what is wrong.
  private static func failure(_ bounce: MailBounce) -> DeliveryFailure {
    let status = bounce.status
    let subject = status?.split(separator: ".").dropFirst().first
    let kind: DeliveryFailure.Kind =
      switch subject {
      case "1", "2": .unreachable
      case "3", "4": bounce.recipients.contains { $0.isPermanent } ? .unreachable : .exhausted
      case "6": .invalidRequest
      case "7": .policy
      default: .unreachable
      }
    return DeliveryFailure(kind, code: status)
  }
}
