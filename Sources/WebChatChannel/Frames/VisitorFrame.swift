import ChannelAdapters
import ConversationCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A frame that a widget has sent; its form is described in the article on frames.
enum VisitorFrame {
  /// Something that the visitor wrote.
  case message(id: String, text: String, sentAt: Date?)
  /// The visitor has ended the conversation.
  case end
  /// The visitor has read up to a message of ours, or up to a time, or both.
  case read(upTo: MessageID?, until: Date?)
  /// A kind that carries nothing to store.
  case other(IgnoredItem)

  /// The version of the form.
  static let version = 1

  /// The longest text, in characters.
  static let longestText = 4000

  /// Reads a frame.
  ///
  /// - Throws: ``WebhookRefusal`` `malformed` for anything else than a frame, and `unsupported`
  ///   for one of another version.
  init(_ body: [UInt8]) throws(WebhookRefusal) {
    guard let wire = try? JSONDecoder().decode(Wire.self, from: Data(body)) else {
      throw WebhookRefusal(.malformed("expected a JSON object with v and type"))
    }
    guard wire.v == Self.version else {
      throw WebhookRefusal(.unsupported("a frame of a version other than \(Self.version)"))
    }
    switch wire.type {
    case "message": self = try Self.message(wire)
    case "end": self = .end
    case "read": self = try Self.read(wire)
    case "typing": self = .other(IgnoredItem("typing", reason: "it is not stored"))
    default: self = .other(IgnoredItem("frame", reason: "its type is unknown"))
    }
  }

  private static func message(_ wire: Wire) throws(WebhookRefusal) -> Self {
    guard let id = wire.id, (1...64).contains(id.utf8.count), id.utf8.allSatisfy(isIDByte) else {
      throw WebhookRefusal(.malformed("id must be 1 to 64 letters, digits, - _ or ."))
    }
    guard let text = wire.text, !text.unicodeScalars.allSatisfy(\.properties.isWhitespace) else {
      throw WebhookRefusal(.malformed("text is missing or blank"))
    }
    // Characters can be of any number of bytes, and counting them is what takes time.
    guard text.utf8.count <= TextLimit.maximumBytes, text.count <= longestText else {
      throw WebhookRefusal(.malformed("text has more than \(longestText) characters"))
    }
    return .message(id: id, text: text, sentAt: wire.at.map { Date(milliseconds: $0) })
  }

  private static func read(_ wire: Wire) throws(WebhookRefusal) -> Self {
    let message = wire.upTo.flatMap { MessageID($0) }
    guard message != nil || wire.until != nil else {
      throw WebhookRefusal(.malformed("read needs upTo, until, or both"))
    }
    return .read(upTo: message, until: wire.until.map { Date(milliseconds: $0) })
  }

  private static func isIDByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }

  private struct Wire: Decodable {
    let v: Int
    let type: String
    let id: String?
    let text: String?
    let at: Int64?
    let upTo: String?
    let until: Int64?
  }
}
