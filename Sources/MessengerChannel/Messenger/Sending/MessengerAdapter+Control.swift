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
    guard let url = URL(string: "\(page.address)/\(request.action.path)") else {
      return .refused(DeliveryFailure(.invalidRequest))
    }
    return await sender.ask(url, by: page.accessToken) {
      try ControlRequest(request, person: SendAPIRequest.person(customer, of: id))
    }
  }
}

extension ThreadControlRequest.Action {
  /// Where the Graph API takes it.
  fileprivate var path: String {
    switch self {
    case .pass: "pass_thread_control"
    case .take: "take_thread_control"
    default: "request_thread_control"
    }
  }
}

/// The body of a request of the hand-over protocol.
private struct ControlRequest: Encodable {
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
    guard case .pass(let program) = request.action else {
      target = nil
      return
    }
    guard MetaNumbers.isID(program) else {
      throw UnsendableMessage(.invalidRequest, code: "no-app-id")
    }
    target = program
  }
}
