public import ChannelAdapters
public import ConversationCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension MessengerAdapter: ThreadControlling {
  /// The program that stands for the inbox of the page itself, to which a thread can be passed.
  public static let pageInbox = "263902037430900"

  /// Passes a customer's thread to another app of the page, takes it, or asks for it (Meta's hand-over
  /// protocol).
  ///
  /// Only the page's primary receiver may take a thread that another app has.
  public func control(
    _ request: ThreadControlRequest,
    with customer: ChannelAddress,
    from entryPoint: EntryPoint
  ) async -> SendOutcome {
    guard let (id, page) = page(of: entryPoint) else {
      return .refused(DeliveryFailure(.credentials))
    }
    let body: ControlRequest
    do {
      body = try ControlRequest(request, person: SendAPIRequest.person(customer, of: id))
    } catch {
      return .refused(error.failure)
    }
    guard let url = URL(string: "\(page.address)/\(body.path)"),
      let post = try? GraphEndpoint.post(url, body, by: page.accessToken)
    else { return .refused(DeliveryFailure(.invalidRequest)) }
    do {
      return GraphReply(controlling: try await exchange.send(post), at: clock()).outcome
    } catch {
      return .withoutResponse(error)
    }
  }
}

/// The body of a request of the hand-over protocol.
private struct ControlRequest: Encodable {
  let path: String
  private let recipient: SendAPIRequest.Recipient
  private let target: String?
  private let metadata: String?

  enum CodingKeys: String, CodingKey {
    case recipient, metadata
    case target = "target_app_id"
  }

  /// - Throws: ``UnsendableMessage`` for a program whose id is no number, and for a note that is longer
  ///   than Meta takes.
  init(_ request: ThreadControlRequest, person: String) throws(UnsendableMessage) {
    recipient = .init(id: person)
    metadata = request.note
    guard (request.note?.utf16.count ?? 0) <= 1000 else {
      throw UnsendableMessage(.invalidRequest, code: "note-too-long")
    }
    switch request.action {
    case .pass(let program):
      guard MetaNumbers.isID(program) else {
        throw UnsendableMessage(.invalidRequest, code: "no-app-id")
      }
      path = "pass_thread_control"
      target = program
    case .take:
      path = "take_thread_control"
      target = nil
    case .request:
      path = "request_thread_control"
      target = nil
    @unknown default: throw UnsendableMessage(.invalidRequest)
    }
  }
}
