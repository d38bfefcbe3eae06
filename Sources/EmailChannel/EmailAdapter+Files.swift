public import ChannelAdapters
import ConversationCore

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension EmailAdapter: ReceptionFinishing {
  /// Has the host's scanner look into the files of a mail (W-29).
  ///
  /// Until it has, they count as not examined, so that a host which takes in what
  /// ``receive(_:at:)`` returns loses files rather than let one pass that nobody has looked into.
  public func finish(
    _ reception: Reception,
    of request: WebhookRequest,
    at now: Date
  ) async -> Reception {
    guard files.looksInto, let index = reception.events.firstIndex(where: \.isMessage),
      case .message(let message) = reception.events[index],
      let mail = try? MailMessage(parsing: request.body, limits: limits), !mail.files.isEmpty
    else { return reception }
    let sorted = await files.sortLookingInto(mail)
    var finished = reception
    finished.events[index] = .message(
      message.carrying(
        ReceivedMail.attachments(sorted, of: mail, request.body),
        dropping: sorted.dropped
      )
    )
    return finished
  }
}

extension InboundEvent {
  fileprivate var isMessage: Bool { if case .message = self { true } else { false } }
}
