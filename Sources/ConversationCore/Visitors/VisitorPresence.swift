#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Whether a visitor is on the site: online, away, or left.
///
/// It counts no connections, which may be lost without a word on any host: it knows when the visitor
/// was last heard of. Time is data: ``nextDeadline(under:)`` says when it has to be looked at again,
/// and nothing depends on somebody doing so punctually.
public struct VisitorPresence: Hashable, Sendable, Codable {
  /// Where a visitor is.
  @nonexhaustive
  public enum State: String, Hashable, Sendable, Codable {
    /// On the site, and doing something.
    case online
    /// On the site, but doing nothing, or looking at another tab.
    case away
    /// No longer on the site.
    case left
  }

  /// What is heard of a visitor.
  @nonexhaustive
  public enum Signal: Hashable, Sendable {
    /// They do something: write, read, change the page.
    case active
    /// Their browser is there.
    case alive
    /// They look at something else.
    case hidden
    /// Their browser closes the page, or leaves it for another one.
    case goodbye
  }

  /// Where the visitor is, as of the last look.
  public private(set) var state: State
  /// Since when.
  public private(set) var since: Date
  private var activeAt: Date
  private var seenAt: Date
  private var hiddenAt: Date?
  private var goodbyeAt: Date?

  /// A visitor who has just arrived.
  public init(arrivedAt now: Date) {
    let now = now.inWholeMilliseconds
    state = .online
    since = now
    activeAt = now
    seenAt = now
  }

  /// Takes in what is heard of the visitor, after what time alone has changed.
  ///
  /// A clock that goes back changes nothing backwards. Whoever has left stays so: who comes back
  /// begins a new visit.
  ///
  /// - Returns: The states that were entered, in order.
  public mutating func note(
    _ signal: Signal,
    under policy: PresencePolicy,
    at now: Date
  ) -> [State] {
    let now = max(now.inWholeMilliseconds, seenAt)
    var entered = advance(under: policy, to: now)
    guard state != .left else { return entered }
    switch signal {
    case .active:
      activeAt = now
      hiddenAt = nil
      goodbyeAt = nil
    case .alive: goodbyeAt = nil
    case .hidden: hiddenAt = hiddenAt ?? now
    case .goodbye: goodbyeAt = goodbyeAt ?? now
    }
    if signal != .goodbye { seenAt = now }
    if signal == .active, state == .away {
      enter(.online, at: now)
      entered.append(.online)
    }
    return entered + advance(under: policy, to: now)
  }

  /// Lets time pass.
  ///
  /// - Returns: The states that were entered, in order.
  @discardableResult
  public mutating func advance(under policy: PresencePolicy, to now: Date) -> [State] {
    var entered: [State] = []
    guard state != .left else { return entered }
    let away = awayAt(policy)
    let left = leftAt(policy)
    if state == .online, now >= away, away <= left {
      enter(.away, at: max(away, since))
      entered.append(.away)
    }
    if now >= left {
      enter(.left, at: max(left, since))
      entered.append(.left)
    }
    return entered
  }

  /// When time alone changes it next; `nil` once the visitor has left.
  public func nextDeadline(under policy: PresencePolicy) -> Date? {
    switch state {
    case .online: min(awayAt(policy), leftAt(policy))
    case .away: leftAt(policy)
    case .left: nil
    }
  }

  private mutating func enter(_ state: State, at now: Date) {
    self.state = state
    since = now
  }

  private func awayAt(_ policy: PresencePolicy) -> Date {
    hiddenAt ?? activeAt.after(policy.awayAfter)
  }

  private func leftAt(_ policy: PresencePolicy) -> Date {
    let silent = seenAt.after(policy.leftAfter)
    return goodbyeAt.map { min(silent, $0.after(policy.goodbyeGrace)) } ?? silent
  }
}
