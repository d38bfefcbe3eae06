public import ConversationCore

/// How a widget begins a connection: who it is, and what it has.
public struct VisitorHello: Hashable, Sendable {
  /// The token of the session that the browser keeps.
  ///
  /// One that cannot be read is as good as none: the visitor begins anew.
  public let session: String?
  /// A ``VisitorToken`` that the site has signed.
  public let identity: String?
  /// A ``UserHash`` that the site has made.
  public let user: UserHash?
  /// The last message that the widget has got; it gets everything after it.
  public let after: MessageID?
  /// The page that it is on.
  public let page: VisitorPage?
  /// Where the visitor is, in the word of the site (H-25).
  public let location: VisitorLocation?

  init(_ wire: VisitorFrame.Wire) {
    session = wire.session
    identity = wire.identity
    user = wire.user.map { UserHash(user: $0.id, hash: $0.hash) }
    after = wire.after.flatMap { MessageID($0) }
    page = wire.page.flatMap {
      VisitorPage(url: $0.url, title: $0.title, referrer: $0.referrer)
    }
    location = wire.location.flatMap {
      VisitorLocation(city: $0.city, region: $0.region, country: $0.country)
    }
  }
}

extension VisitorHello: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Always `‹redacted›`: it holds what opens a session.
  public var description: String { "‹redacted›" }

  /// Always `‹redacted›`.
  public var debugDescription: String { description }

  /// A mirror without children.
  public var customMirror: Mirror { Mirror(self, children: []) }
}

/// A page that the visitor is on.
public struct VisitorPage: Hashable, Sendable {
  /// Its address, as it may be kept (see `PageView`).
  public let url: String
  /// Its title.
  public let title: String?
  /// The page that led to it, if it is on another site.
  public let referrer: String?

  init?(url: String, title: String?, referrer: String?) {
    guard let address = PageView.webAddress(url) else { return nil }
    self.url = address
    self.title = title
    self.referrer = referrer.flatMap { PageView.webAddress($0) }
  }

  init(_ wire: VisitorFrame.Wire) throws(WebChatRefusal) {
    guard let url = wire.url,
      let page = VisitorPage(url: url, title: wire.title, referrer: wire.referrer)
    else { throw WebChatRefusal(.malformed, "url must be the address of a web page") }
    self = page
  }
}
