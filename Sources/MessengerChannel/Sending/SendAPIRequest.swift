import ChannelAdapters
import ConversationCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The body of a request to `/{page}/messages`.
struct SendAPIRequest: Encodable {
  /// Why a message may be sent.
  enum MessagingType: String, Encodable {
    /// It answers within the standard window.
    case response = "RESPONSE"
    /// It answers later, with a tag that says why it may.
    case messageTag = "MESSAGE_TAG"
  }

  struct Recipient: Encodable { let id: String }

  struct Text: Encodable {
    let text: String
    /// Our own name for the message, which Meta's echo hands back.
    let metadata: String
  }

  let recipient: Recipient
  let type: MessagingType
  let tag: String?
  let message: Text

  enum CodingKeys: String, CodingKey {
    case recipient, tag, message
    case type = "messaging_type"
  }

  /// Writes a message; `page` is the one that it leaves by.
  ///
  /// - Throws: ``UnsendableMessage`` for what Meta would not take whatever the time.
  init(_ message: OutboundMessage, page: String, allowsHumanAgentTag: Bool)
    throws(UnsendableMessage)
  {
    let customer = message.recipient
    guard customer.kind == .pageScoped, customer.scope == page else {
      throw UnsendableMessage(.unreachable)
    }
    guard !message.text.isEmpty, message.attachments.isEmpty else {
      throw UnsendableMessage(.invalidRequest)
    }
    if message.isOutsideStandardWindow {
      // The tag is a promise that a person wrote it (C-03).
      guard allowsHumanAgentTag, !message.isAutomatic else {
        throw UnsendableMessage(.windowClosed)
      }
      type = .messageTag
      tag = "HUMAN_AGENT"
    } else {
      type = .response
      tag = nil
    }
    recipient = Recipient(id: customer.value)
    self.message = Text(text: message.text, metadata: "\(message.id)")
  }

  /// The JSON, with its keys in one order.
  func encoded() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self))
  }
}

/// A message that can never be sent, whatever the time.
struct UnsendableMessage: Error {
  let failure: DeliveryFailure

  init(_ kind: DeliveryFailure.Kind) { failure = DeliveryFailure(kind) }
}
