public import ConversationCore

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// A frame for the visitor's widget.
@nonexhaustive
public enum WebChatFrame: Hashable, Sendable {
  /// What somebody of the business wrote.
  case message(WebChatMessage)
  /// Somebody has begun or stopped typing; the widget forgets it after ten seconds.
  case typing(Bool)
  /// Everything up to the visitor's message of this id was read.
  case read(upTo: String)

  /// The frame as JSON, one object, in UTF-8.
  public func encoded() -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Texts, whole numbers and truth values: there is nothing in it that JSON could not hold.
    return Array((try? encoder.encode(Wire(self))) ?? Data())
  }

  private struct Wire: Encodable {
    let v = VisitorFrame.version
    let type: String
    var id: String?
    var text: String?
    var at: Int64?
    var automatic: Bool?
    var answers: String?
    var files: [File]?
    var on: Bool?
    var upTo: String?

    struct File: Encodable {
      let mediaType: String
      let reference: String
      let name: String?
      let bytes: Int?
    }

    init(_ frame: WebChatFrame) {
      switch frame {
      case .message(let message):
        type = "message"
        id = "\(message.id)"
        text = message.text
        at = message.at.milliseconds
        automatic = message.isAutomatic ? true : nil
        answers = message.answers
        let files = message.attachments.map {
          File(mediaType: $0.mediaType, reference: $0.reference, name: $0.name, bytes: $0.byteCount)
        }
        self.files = files.isEmpty ? nil : files
      case .typing(let isOn):
        type = "typing"
        on = isOn
      case .read(let id):
        type = "read"
        upTo = id
      }
    }
  }
}

/// A message for the visitor's widget.
public struct WebChatMessage: Hashable, Sendable {
  /// Our name for it; the same one twice is the same message.
  public let id: MessageID
  /// The text; it may be empty beside files.
  public let text: String
  /// The files, by reference.
  public let attachments: [Attachment]
  /// When it left, in whole milliseconds.
  public let at: Date
  /// Whether a program wrote it, not a person.
  public let isAutomatic: Bool
  /// The browser's id of the visitor's message that it answers.
  public let answers: String?

  /// Describes a message; only adapters and the tests of sockets need to.
  public init(
    id: MessageID,
    text: String,
    attachments: [Attachment] = [],
    at: Date,
    isAutomatic: Bool = false,
    answers: String? = nil
  ) {
    self.id = id
    self.text = text
    self.attachments = attachments
    self.at = at
    self.isAutomatic = isAutomatic
    self.answers = answers
  }
}
