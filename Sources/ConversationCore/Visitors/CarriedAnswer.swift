/// That an answer leaves in the mail of another answer: several that a visitor has not read are one
/// mail (H-16).
///
/// It is stored before the mail is handed on. So a host that stops in between sends none of them again
/// blindly, and what is reported of the mail is known of each.
public struct CarriedAnswer: Hashable, Sendable, Codable {
  /// The answer.
  public let message: MessageID
  /// The answer whose mail carries it: the mail has that one's name.
  public let carrier: MessageID
  /// How often sending the carrier had been tried before.
  public let attempt: Int

  /// Notes that an answer leaves in a mail.
  public init(_ message: MessageID, by carrier: MessageID, attempt: Int) {
    self.message = message
    self.carrier = carrier
    self.attempt = attempt
  }

  /// What has come of it with its carrier; `nil` if the mail with both has not left, and its own way is
  /// to be decided again.
  ///
  /// `isRerouted`: whether the transcript says that a mail has carried it.
  public func outcome(after carrier: Delivery, isRerouted: Bool) -> SendOutcome? {
    guard carrier.id == self.carrier else { return nil }
    switch carrier.status {
    case .sent, .delivered, .read: return isRerouted ? .sent(providerID: nil) : nil
    case .failed: return isRerouted ? .refused(carrier.failure ?? DeliveryFailure(.policy)) : nil
    // A host has stopped after that attempt: the mail may have left.
    case .unknown: return isRerouted || carrier.attempts == attempt + 1 ? .unknown : nil
    default: return nil
    }
  }
}

extension CarriedAnswer: StoredDocument {
  /// `carried-answer`.
  public static let documentKind: DocumentKind = "carried-answer"
  /// The name of the key that finds what a mail carries besides the answer that it is named by.
  public static let carrierKey = "carrier"

  /// The answer.
  public var documentName: String { message.description }
  /// The carrier, in the order of the answers.
  public var documentKeys: [DocumentKey] {
    [DocumentKey(Self.carrierKey, carrier.description, rank: Int64(message.sequence))]
  }

  /// What the document of an answer is called.
  public static func documentID(of message: MessageID) -> DocumentID {
    DocumentID(kind: documentKind, id: message.description)
  }
}
