import ChannelAdapters
import ConversationCore

extension MailOutcome {
  /// What came of a message whose mail was handed on under this name.
  func sendOutcome(messageID: String) -> SendOutcome {
    switch self {
    case .accepted: .sent(providerID: messageID)
    case .refused(let diagnosis): .refused(diagnosis.failure)
    case .deferred(let diagnosis): .retry(after: nil, diagnosis.failure)
    case .unknown: .unknown
    }
  }
}

extension MailDiagnosis {
  fileprivate var failure: DeliveryFailure {
    let kind: DeliveryFailure.Kind =
      switch code {
      case .unknownRecipient: .unreachable
      case .messageTooLarge: .invalidRequest
      case .misconfigured: .credentials
      case .unavailable, .timedOut, .cancelled, .unclear: .exhausted
      default: .policy
      }
    return DeliveryFailure(kind, code: status.map { String($0) })
  }
}
