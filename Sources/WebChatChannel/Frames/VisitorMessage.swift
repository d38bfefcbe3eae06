import ConversationCore

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Something that a visitor wrote.
public struct VisitorMessage: Hashable, Sendable {
  /// The id that the browser made before the first try: what makes a second copy a duplicate.
  public let id: String
  /// The text; it may be empty beside files.
  public let text: String
  /// The tickets of the files that were uploaded before; see ``FileTicket``.
  public let files: [String]
  /// When the browser says that it was written.
  public let sentAt: Date?

  init(_ wire: VisitorFrame.Wire, _ limits: WebChatLimits) throws(WebChatRefusal) {
    id = try wire.clientID()
    files = wire.files ?? []
    guard files.count <= limits.files else {
      throw WebChatRefusal(
        .fileRefused,
        "a message has at most \(limits.files) files",
        frame: id
      )
    }
    let text = try wire.text(limits)
    guard text != nil || !files.isEmpty else {
      throw WebChatRefusal(.malformed, "text is missing or blank", frame: id)
    }
    self.text = text ?? ""
    sentAt = wire.at.map { Date(milliseconds: $0) }
  }
}
