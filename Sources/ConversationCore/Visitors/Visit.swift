#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// A visitor's stay on the site: what they looked at, with what, from where, and whether they are
/// still there (H-26, H-29).
///
/// It ends when the visitor leaves; whoever comes back begins another.
public struct Visit: Hashable, Sendable, Codable {
  /// How many pages are kept, the newest.
  public static let mostPages = 50

  /// The visitor.
  public let visitor: ChannelAddress
  /// Where they are, unless it is a chat on a web site whose widget the address names.
  private let place: Place?
  /// When it began.
  public let startedAt: Date
  /// The page of another site that led here, if the browser said so.
  public let referrer: String?
  /// What the visitor looks at the site with.
  public let device: VisitorDevice?
  /// Where the visitor is, as far as the host can tell (H-25).
  public private(set) var location: VisitorLocation?
  /// The pages, the newest last, no more than ``mostPages``.
  public private(set) var pages: [PageView] = []
  /// How many pages there were in all.
  public private(set) var pageCount = 0
  /// Whether the visitor is still there.
  public private(set) var presence: VisitorPresence
  /// When time alone changes the presence next: when a worker has to look again.
  public private(set) var nextDeadline: Date?

  private struct Place: Hashable, Codable {
    let channel: ChannelKind
    let recipient: String
  }

  /// The channel by which the visitor is there: web chat, or a host's own that tells presence.
  public var channel: ChannelKind { place?.channel ?? .webChat }

  /// What the channel calls the entry point that they are at; `nil` if that is not known.
  public var recipient: String? { place?.recipient ?? visitor.scope }

  /// Begins a visit.
  ///
  /// `recipient`: what the channel calls the entry point; `nil` for the one that the address names.
  public init(
    of visitor: ChannelAddress,
    on channel: ChannelKind = .webChat,
    recipient: String? = nil,
    referrer: String? = nil,
    device: VisitorDevice? = nil,
    location: VisitorLocation? = nil,
    under policy: PresencePolicy = PresencePolicy(),
    at now: Date
  ) {
    self.visitor = visitor
    let named = recipient ?? visitor.scope
    let isUsual = channel == .webChat && named == visitor.scope
    place = isUsual ? nil : named.map { Place(channel: channel, recipient: $0) }
    startedAt = now.inWholeMilliseconds
    self.referrer = referrer.flatMap { PageView.webAddress($0) }
    self.device = device
    self.location = location
    presence = VisitorPresence(arrivedAt: now)
    nextDeadline = presence.nextDeadline(under: policy)
  }

  /// Whether the visitor has left.
  public var isOver: Bool { presence.state == .left }

  /// Notes where the visitor is, as the host says later than at the beginning; nothing said changes
  /// nothing.
  public mutating func note(_ location: VisitorLocation?) {
    if let location { self.location = location }
  }

  /// Whether it has changed in more than how recently the visitor was heard of: signs of life are
  /// written down four times in the time after which somebody counts as gone.
  public func isWorthWriting(after before: Visit, under policy: PresencePolicy) -> Bool {
    guard presence.state == before.presence.state, pageCount == before.pageCount,
      location == before.location,
      let nextDeadline, let earlier = before.nextDeadline
    else { return true }
    return nextDeadline < earlier
      || nextDeadline.timeIntervalSince(earlier) >= policy.leftAfter / 4
  }

  /// Notes a page; one that is merely loaded again is not another one.
  public mutating func opened(_ page: PageView) {
    if let last = pages.last, last.url == page.url, last.title == page.title { return }
    pageCount += 1
    pages.append(page)
    if pages.count > Self.mostPages { pages.removeFirst() }
  }

  /// Takes in what is heard of the visitor.
  ///
  /// - Returns: The states that were entered, in order.
  public mutating func note(
    _ signal: VisitorPresence.Signal,
    under policy: PresencePolicy,
    at now: Date
  ) -> [VisitorPresence.State] {
    let entered = presence.note(signal, under: policy, at: now)
    nextDeadline = presence.nextDeadline(under: policy)
    return entered
  }

  /// Lets time pass; returns what ``note(_:under:at:)`` returns.
  @discardableResult
  public mutating func advance(
    under policy: PresencePolicy,
    to now: Date
  ) -> [VisitorPresence.State] {
    let entered = presence.advance(under: policy, to: now)
    nextDeadline = presence.nextDeadline(under: policy)
    return entered
  }
}
