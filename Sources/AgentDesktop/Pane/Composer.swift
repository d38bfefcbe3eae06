public import ConversationCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The compose box: how much may be written, until when, and what stands against sending.
public struct Composer: Sendable {
  /// The largest text that an agent may send (F-12, V-08, L-07).
  public let limit: Int
  /// What the limit counts, for people.
  public let unit: String
  /// The largest text that the channel carries, where it is known, in the channel's own unit.
  public let channelLimit: TextLimit?
  /// The largest number of files in one message.
  public let maximumAttachments: Int
  /// The time until the channel's messaging window closes; `nil` where there is none.
  public let window: Countdown?
  /// Why nothing can be sent now, whatever it says.
  public let obstacle: ConversationError?

  private let transition: Transition
  private let capabilities: ChannelCapabilities

  init(_ state: DeskState, _ transition: Transition, send: Control, at now: Date) {
    self.transition = transition
    capabilities = state.capabilities
    limit = transition.policy.textLimit.maximum
    unit = transition.policy.textLimit.measure.unit
    channelLimit = capabilities.textLimit
    maximumAttachments = capabilities.maximumAttachments
    window = capabilities.windowCloses(
      lastCustomerMessageAt: transition.conversation.customerLastMessageAt,
      byPerson: true
    )
    .map { Countdown(to: $0, at: now) }
    obstacle = send.obstacle
  }

  /// How long a text is, in ``unit``: the compose box's counter.
  public func length(of text: String) -> Int {
    transition.policy.textLimit.measure.count(text)
  }

  /// Why a draft would be refused; `nil` if it would be sent.
  public func obstacle(to draft: MessageDraft) -> ConversationError? {
    obstacle ?? transition.obstacle(to: draft, capabilities: capabilities)
  }
}
