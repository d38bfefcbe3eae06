public import ConversationCore

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// A frame that a widget has sent, checked; its form is described in the article on frames.
@nonexhaustive
public enum VisitorFrame: Hashable, Sendable {
  /// The first frame of a connection.
  case hello(VisitorHello)
  /// Something that the visitor wrote.
  case message(VisitorMessage)
  /// The contact form that is shown when nobody is there.
  case contact(ContactForm)
  /// What the visitor thinks of the conversation.
  case rating(VisitorRating)
  /// The visitor has begun or stopped typing.
  case typing(Bool)
  /// The visitor has read up to a message of ours, or up to a time, or both.
  case read(upTo: MessageID?, until: Date?)
  /// The widget has got everything up to a message.
  case received(upTo: MessageID)
  /// The visitor looks at a page.
  case page(VisitorPage)
  /// The visitor looks at something else (`false`), or is back (`true`).
  case attention(Bool)
  /// The page is being closed.
  case goodbye
  /// The visitor has ended the conversation.
  case end
  /// The visitor has logged out of the site.
  case logout
  /// The widget is still there.
  case ping
  /// A type that is not known here, with the id if there is one.
  case unknown(id: String?)

  /// The version of the form.
  public static let version = 1

  /// Reads a frame.
  ///
  /// - Throws: ``WebChatRefusal`` for anything else than a frame of this version within the limits.
  public init(_ body: [UInt8], limits: WebChatLimits = WebChatLimits()) throws(WebChatRefusal) {
    guard body.count <= limits.frameBytes else {
      throw WebChatRefusal(
        .tooLarge,
        "a frame has at most \(limits.frameBytes) bytes, this one \(body.count)"
      )
    }
    guard let wire = try? JSONDecoder().decode(Wire.self, from: Data(body)) else {
      throw WebChatRefusal(.malformed, "expected a JSON object with v, type and its members")
    }
    guard wire.v == Self.version else {
      throw WebChatRefusal(.unsupportedVersion, "a frame of a version other than \(Self.version)")
    }
    switch wire.type {
    case "hello": self = .hello(VisitorHello(wire))
    case "message": self = .message(try VisitorMessage(wire, limits))
    case "contact": self = .contact(try ContactForm(wire, limits))
    case "rating": self = .rating(try VisitorRating(wire, limits))
    case "typing": self = .typing(wire.on ?? true)
    case "read": self = try Self.read(wire)
    case "received": self = .received(upTo: try wire.message(wire.upTo, "upTo"))
    case "page": self = .page(try VisitorPage(wire))
    case "away": self = .attention(false)
    case "back": self = .attention(true)
    case "goodbye": self = .goodbye
    case "end": self = .end
    case "logout": self = .logout
    case "ping": self = .ping
    default: self = .unknown(id: wire.id.flatMap { ClientMessageID.isGood($0) ? $0 : nil })
    }
  }

  /// The name of the type in JSON.
  public var typeName: String {
    switch self {
    case .hello: "hello"
    case .message: "message"
    case .contact: "contact"
    case .rating: "rating"
    case .typing: "typing"
    case .read: "read"
    case .received: "received"
    case .page: "page"
    case .attention(let isBack): isBack ? "back" : "away"
    case .goodbye: "goodbye"
    case .end: "end"
    case .logout: "logout"
    case .ping: "ping"
    case .unknown: "unknown"
    }
  }

  private static func read(_ wire: Wire) throws(WebChatRefusal) -> Self {
    let message = wire.upTo.flatMap { MessageID($0) }
    guard message != nil || wire.until != nil else {
      throw WebChatRefusal(.malformed, "read needs upTo, until, or both")
    }
    return .read(upTo: message, until: wire.until.map { Date(milliseconds: $0) })
  }
}
