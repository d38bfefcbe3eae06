#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// A reason that an agent chooses when they wrap up (W-19).
public struct WrapUpReason: Hashable, Sendable, Codable, Identifiable {
  /// The host's code for the reason.
  public let id: WrapUpReasonID
  /// The name that agents see and search, at most 80 characters (W-19).
  public let name: String
  /// Whether it may be chosen.
  public let isActive: Bool

  /// Describes a reason.
  public init(id: WrapUpReasonID, name: String, isActive: Bool = true) {
    self.id = id
    self.name = name
    self.isActive = isActive
  }
}

/// How conversations are wrapped up (W-14 … W-19, A-12).
public struct WrapUpPolicy: Hashable, Sendable {
  /// Wrap-up by itself when a time is over (W-15).
  public struct Automatic: Hashable, Sendable {
    /// The time an agent has, in seconds.
    public let after: TimeInterval
    /// Whether the agent may stop the count-down and wrap up by hand (W-16).
    public let mayBeExtended: Bool

    /// Creates a rule.
    public init(after: TimeInterval, mayBeExtended: Bool = false) {
      self.after = after
      self.mayBeExtended = mayBeExtended
    }
  }

  /// The reasons, in the order agents see them.
  public let reasons: [WrapUpReason]
  /// The reason that is taken when the time is over (W-15).
  public let defaultReason: WrapUpReasonID?
  /// Wrap-up by itself; `nil` leaves it to the agent.
  public let automatic: Automatic?

  /// Creates a policy.
  ///
  /// - Throws: ``ConversationError`` `invalidPolicy` without an active reason (no wrap-up could ever
  ///   be submitted), for a name that is empty or over 80 characters, two reasons of one code, a
  ///   default that is not an active reason, and automatic wrap-up without a default.
  public init(
    reasons: [WrapUpReason],
    defaultReason: WrapUpReasonID? = nil,
    automatic: Automatic? = nil
  ) throws(ConversationError) {
    guard reasons.contains(where: \.isActive) else {
      throw ConversationError(.invalidPolicy("a wrap-up needs an active reason"))
    }
    if let long = reasons.first(where: { $0.name.count > 80 || $0.name.isEmpty }) {
      throw ConversationError(.invalidPolicy("the name of \(long.id) needs 1 to 80 characters"))
    }
    guard Set(reasons.map(\.id)).count == reasons.count else {
      throw ConversationError(.invalidPolicy("two wrap-up reasons share a code"))
    }
    if let defaultReason, !reasons.contains(where: { $0.id == defaultReason && $0.isActive }) {
      throw ConversationError(.invalidPolicy("default \(defaultReason) is not an active reason"))
    }
    if let automatic {
      guard defaultReason != nil else {
        throw ConversationError(.invalidPolicy("automatic wrap-up needs a default reason"))
      }
      guard automatic.after > 0 else {
        throw ConversationError(.invalidPolicy("automatic wrap-up needs a time above 0 s"))
      }
    }
    self.reasons = reasons
    self.defaultReason = defaultReason
    self.automatic = automatic
  }

  /// Refuses a reason that does not exist, is inactive or is not permitted.
  ///
  /// - Throws: ``ConversationError`` `unknownWrapUpReason` or `wrapUpReasonNotPermitted`.
  public func check(
    _ reason: WrapUpReasonID,
    permitted: Access<WrapUpReasonID>
  ) throws(ConversationError) {
    guard reasons.contains(where: { $0.id == reason && $0.isActive }) else {
      throw ConversationError(.unknownWrapUpReason(reason))
    }
    guard permitted.permits(reason) else {
      throw ConversationError(.wrapUpReasonNotPermitted(reason))
    }
  }

  /// The reasons an agent may choose whose names contain a text, in order (F-33).
  public func reasons(
    matching search: String = "",
    permitted: Access<WrapUpReasonID> = .all
  ) -> [WrapUpReason] {
    reasons.filter {
      $0.isActive && permitted.permits($0.id) && NameSearch.matches(search, in: $0.name)
    }
  }
}
