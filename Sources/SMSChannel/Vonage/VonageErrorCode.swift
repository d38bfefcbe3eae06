public import ConversationCore

/// A number by which Vonage says what went wrong; answers and reports have lists of their own.
public struct VonageErrorCode: Hashable, Sendable {
  /// The code as Vonage writes it.
  public let code: String
  /// What kind of error it is, or `nil` when the list does not know it.
  public let errorClass: SendErrorClass?

  /// A `status` in the answer to a message.
  public init(answer code: String) {
    self.code = code
    errorClass = Self.answers[code]
  }

  /// An `err-code` in a report.
  public init(report code: String) {
    self.code = code
    errorClass = Self.reports[code]
  }

  /// The failure that a delivery has by it.
  public var failure: DeliveryFailure {
    DeliveryFailure(errorClass?.failureKind ?? .unreachable, code: code.isEmpty ? nil : code)
  }

  private static let answers: [String: SendErrorClass] = [
    "1": .throttling, "2": .request, "3": .request, "4": .account, "5": .temporary, "6": .address,
    "7": .consent, "8": .account, "9": .account, "10": .throttling, "11": .account, "12": .request,
    "14": .account, "15": .policy, "22": .request, "23": .request, "29": .policy, "32": .account,
    "33": .address,
  ]

  private static let reports: [String: SendErrorClass] = [
    "2": .temporary, "3": .address, "4": .policy, "5": .temporary, "6": .policy, "7": .temporary,
    "8": .temporary, "9": .address, "10": .request, "11": .address, "12": .address, "13": .policy,
    "14": .policy, "15": .temporary,
  ]
}
