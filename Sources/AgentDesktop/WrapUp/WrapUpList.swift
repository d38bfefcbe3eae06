public import ConversationCore

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// The list of wrap-up reasons, with the timers of the viewer's wrap-up (F-32, V-44, L-27).
public struct WrapUpList: Hashable, Sendable {
  /// A reason of the list.
  public struct Row: Hashable, Sendable, Identifiable {
    /// The reason.
    public let id: WrapUpReasonID
    /// The name.
    public let name: String
    /// Whether it is the default.
    public let isDefault: Bool
  }

  /// The conversation.
  public let conversation: ConversationID
  /// The reasons that the viewer may choose and that match, in the policy's order (F-33).
  public let reasons: [Row]
  /// The time since the viewer's wrap-up began (W-15).
  public let elapsed: CountUp
  /// The time until the default reason is taken; `nil` where the viewer decides (W-15).
  public let automatic: Countdown?
  /// The reason that is taken when the count-down is over, even if the viewer may not choose it.
  public let automaticReason: WrapUpReason?
  /// Finishes the wrap-up.
  public let submit: Control
  /// Stops the count-down (W-16).
  public let extend: Control

  /// Describes a viewer's wrap-up; `nil` if they have none by now.
  ///
  /// `search`: what the names must contain.
  public init?(
    _ state: DeskState,
    for viewer: AgentID,
    matching search: String = "",
    at now: Date
  ) {
    let transition = state.advanced(to: now)
    guard let wrapUp = transition.conversation.openLeg(of: viewer)?.wrapUp,
      let policy = transition.policy.wrapUp
    else { return nil }
    conversation = transition.conversation.id
    let permitted = transition.agent(viewer)?.permissions.wrapUpReasons ?? .all
    reasons = policy.reasons(matching: search, permitted: permitted)
      .map { Row(id: $0.id, name: $0.name, isDefault: $0.id == policy.defaultReason) }
    elapsed = CountUp(since: wrapUp.startedAt, at: now)
    automatic = wrapUp.deadline.map { Countdown(to: $0, at: now) }
    automaticReason =
      wrapUp.deadline == nil
      ? nil : policy.reasons.first { $0.id == policy.defaultReason }
    submit = Control(.submitWrapUp, of: state, for: viewer, at: now)
    extend = Control(.extendWrapUp, of: state, for: viewer, at: now)
  }

  /// Whether there is a count-down that the viewer may stop.
  public var mayBeExtended: Bool { automatic != nil && extend.isAllowed }
}
