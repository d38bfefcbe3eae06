public import ChannelAdapters
public import ConversationCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// How an answer to a visitor who has left goes out as email (H-16 … H-20, A-38).
///
/// The decision is `AnswerPolicy`'s; this carries it out with the adapter of a mailbox, under the
/// message's own name, so that the mail's `Message-ID` leads its answer back.
public struct EmailFallback: Sendable {
  private let adapter: any ChannelAdapter
  private let mailbox: EntryPoint
  private let policy: AnswerPolicy
  private let situation: @Sendable (OutboundMessage) async -> AnswerSituation?

  /// Sets the way by email up.
  ///
  /// - Parameters:
  ///   - adapter: The adapter of the mailbox.
  ///   - mailbox: The entry point of the mailbox that mails leave by.
  ///   - policy: When they leave.
  ///   - situation: What is known of the visitor; `nil` if that cannot be found out now, and the
  ///     message is tried again.
  public init(
    adapter: any ChannelAdapter,
    mailbox: EntryPoint,
    policy: AnswerPolicy = AnswerPolicy(),
    situation: @escaping @Sendable (OutboundMessage) async -> AnswerSituation?
  ) {
    self.adapter = adapter
    self.mailbox = mailbox
    self.policy = policy
    self.situation = situation
  }

  /// How long until somebody asks again what could not be found out, in seconds.
  private static let askAgainAfter: TimeInterval = 5

  func route(_ message: OutboundMessage, at now: Date) async -> AnswerRoute {
    guard let known = await situation(message) else {
      return .waiting(until: now.addingTimeInterval(Self.askAgainAfter))
    }
    return policy.route(known, at: now)
  }

  func send(_ message: OutboundMessage, to address: String) async -> SendOutcome {
    await adapter.send(
      OutboundMessage(
        id: message.id,
        entryPoint: mailbox,
        recipient: .email(address),
        text: message.text,
        attachments: message.attachments,
        isAutomatic: message.isAutomatic,
        subject: message.subject
      )
    )
  }
}
