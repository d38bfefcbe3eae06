public import ConversationCore
import Masking

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The compose box: how much may be written, until when, and what stands against sending.
public struct Composer: Hashable, Sendable {
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
  /// What stands in the empty compose box: whom it goes to (V-25).
  public let placeholder: String

  private let textLimit: TextLimit
  private let capabilities: ChannelCapabilities

  init(_ state: DeskState, _ transition: Transition, send: Control, at now: Date) {
    capabilities = state.capabilities
    textLimit = transition.policy.textLimit
    limit = textLimit.maximum
    unit = textLimit.measure.unit
    channelLimit = capabilities.textLimit
    maximumAttachments = capabilities.maximumAttachments
    window = capabilities.windowCloses(
      lastCustomerMessageAt: transition.conversation.customerLastMessageAt,
      byPerson: true
    )
    .map { Countdown(to: $0, at: now) }
    obstacle = send.obstacle
    let shown = ShownValues(state)
    let direction = DisplayDirection(transition.conversation.direction)
    let recipient =
      shown.address(
        of: transition.conversation,
        as: .customerNumber,
        on: .digitalMediaComposerPlaceholder,
        direction
      )
      ?? shown.name(
        in: transition.conversation,
        on: .digitalMediaComposerPlaceholder,
        direction
      )
    placeholder = state.wording.placeholder(recipient).description
  }

  /// How long a text is, in ``unit``: the compose box's counter.
  public func length(of text: String) -> Int {
    textLimit.measure.count(text)
  }

  /// Why a draft would be refused; `nil` if it would be sent.
  public func obstacle(to draft: MessageDraft) -> ConversationError? {
    (mayIgnoreWindow(draft) ? nil : obstacle)
      ?? draft.obstacle(under: textLimit, capabilities: capabilities)
  }

  /// Whether all that stands against a draft is the window, which an approved wording may ignore.
  private func mayIgnoreWindow(_ draft: MessageDraft) -> Bool {
    guard draft.template != nil, case .windowClosed = obstacle?.code else { return false }
    return true
  }
}
