import ConversationCore

/// A code by which Telnyx says what went wrong.
struct TelnyxErrorCode {
  let code: String?

  init(_ failures: [TelnyxWebhook.Failure]?) {
    code = failures?.lazy.compactMap(\.code?.text).first
  }

  var errorClass: SendErrorClass? { code.flatMap { Self.classes[$0] } }

  var failure: DeliveryFailure {
    DeliveryFailure(errorClass?.failureKind ?? .unreachable, code: code)
  }

  private static let classes: [String: SendErrorClass] = [
    "10009": .account,  // authentication failed
    "10011": .throttling,
    "20012": .account,  // the account is inactive
    "20100": .account,  // no credit
    "40001": .address,  // a landline
    "40002": .policy, "40003": .policy,  // blocked as spam
    "40004": .policy,  // rejected
    "40005": .temporary,  // expired
    "40006": .temporary,  // the recipient's server is out of reach
    "40008": .temporary,  // undeliverable, without a reason
    "40010": .policy,  // not registered
    "40011": .throttling, "40014": .temporary, "40015": .policy,
    "40300": .consent,  // the recipient has opted out
    "40301": .request, "40302": .request, "40305": .request, "40306": .request,
    "40310": .address, "40311": .address,
    "40318": .throttling,  // the queue is full
  ]
}
