import ChannelAdapters
import ConversationCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What Meta answered to a request to send.
struct GraphReply {
  let outcome: SendOutcome

  /// Reads an answer.
  ///
  /// Meta knows no idempotency: what is not certain stays unknown until an echo or a status tells.
  init(_ response: ExchangeResponse, at now: Date) {
    self.init(response, at: now) { body in
      body?.messageID.map { .sent(providerID: $0.text) } ?? .unknown
    }
  }

  /// Reads the answer to a request that hands a thread over, which names nothing.
  init(controlling response: ExchangeResponse, at now: Date) {
    self.init(response, at: now) { $0?.success == false ? .unknown : .sent(providerID: nil) }
  }

  private init(
    _ response: ExchangeResponse,
    at now: Date,
    success: (Body?) -> SendOutcome
  ) {
    let body = try? JSONDecoder().decode(Body.self, from: Data(response.body))
    outcome =
      if let error = body?.error {
        error.isTemporary
          ? .retry(askedIn: response, at: now, error.failure) : .refused(error.failure)
      } else if response.isSuccess {
        success(body)
      } else {
        .byStatus(
          of: response,
          at: now,
          throttled: DeliveryFailure(.exhausted, code: String(response.status))
        )
      }
  }

  private struct Body: Decodable {
    let messageID: GraphID?
    let error: GraphError?
    let success: Bool?

    enum Key: String, CodingKey {
      case error, messages, success
      case messageID = "message_id"
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Key.self)
      // WhatsApp answers with a list, of one message.
      let messages = try? container.decode([Attempt<Named>].self, forKey: .messages)
      messageID =
        (try? container.decode(GraphID.self, forKey: .messageID))
        ?? messages?.first?.value?.id
      error = try? container.decode(GraphError.self, forKey: .error)
      success = try? container.decode(Bool.self, forKey: .success)
    }
  }

  private struct Named: Decodable {
    let id: GraphID
  }
}
