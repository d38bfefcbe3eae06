import ChannelAdapters
import ConversationCore

/// The body of a request to `/{page}/messages` that sends a message.
struct SendAPIRequest: Encodable {
  /// The largest number of quick replies beside a text.
  static let mostQuickReplies = 13

  /// Why a message may be sent.
  enum MessagingType: String, Encodable {
    /// It answers within the standard window.
    case response = "RESPONSE"
    /// It answers later, with a tag that says why it may.
    case messageTag = "MESSAGE_TAG"
    /// Its wording was approved beforehand: at any time, to who has written once.
    case utility = "UTILITY"
  }

  struct Recipient: Encodable { let id: String }

  /// A text with quick replies, a file, or a template.
  struct Content: Encodable {
    var text: String?
    var attachment: File?
    var template: UtilityTemplate?
    var quickReplies: [Choice]?
    /// Our own name for the message, which Meta's echo hands back.
    let metadata: String

    enum CodingKeys: String, CodingKey {
      case text, attachment, template, metadata
      case quickReplies = "quick_replies"
    }
  }

  struct File: Encodable {
    struct Payload: Encodable { let url: String }

    let type: String
    let payload: Payload
  }

  struct Choice: Encodable {
    let type = "text"
    let title: String
    let payload: String

    enum CodingKeys: String, CodingKey {
      case title, payload
      case type = "content_type"
    }
  }

  let recipient: Recipient
  let type: MessagingType
  let tag: String?
  let message: Content

  enum CodingKeys: String, CodingKey {
    case recipient, tag, message
    case type = "messaging_type"
  }

  /// Writes a message; `page` is the one that it leaves by.
  ///
  /// - Throws: ``UnsendableMessage`` for what Meta would not take whatever the time.
  init(
    _ message: OutboundMessage,
    page: String,
    grants: MessengerGrants
  ) throws(UnsendableMessage) {
    recipient = Recipient(id: try Self.person(message.recipient, of: page))
    if let template = message.template {
      guard grants.utilityMessages else {
        throw UnsendableMessage(.invalidRequest, code: "template-not-carried")
      }
      type = .utility
      tag = nil
      self.message = Content(template: try UtilityTemplate(template), metadata: "\(message.id)")
      return
    }
    if message.isOutsideStandardWindow {
      // The tag is a promise that a person wrote it (C-03).
      guard grants.humanAgentTag, !message.isAutomatic else {
        throw UnsendableMessage(.windowClosed)
      }
      type = .messageTag
      tag = "HUMAN_AGENT"
    } else {
      type = .response
      tag = nil
    }
    self.message = try Self.content(of: message)
  }

  /// The page-scoped id of a person, if it is one of this page.
  static func person(_ address: ChannelAddress, of page: String) throws(UnsendableMessage)
    -> String
  {
    guard address.kind == .pageScoped, address.scope == page else {
      throw UnsendableMessage(.unreachable)
    }
    return address.value
  }

  private static func content(of message: OutboundMessage) throws(UnsendableMessage) -> Content {
    var content = Content(metadata: "\(message.id)")
    switch (message.text.isEmpty, message.attachments.count) {
    case (false, 0): content.text = message.text
    case (true, 1):
      let file = message.attachments[0]
      let url = try file.publicURL()
      content.attachment = File(type: kind(of: file), payload: .init(url: url))
    // Each is a message of its own: halves that go different ways could not be told apart.
    default: throw UnsendableMessage(.invalidRequest, code: "text-or-one-file")
    }
    guard message.quickReplies.count <= Self.mostQuickReplies else {
      throw UnsendableMessage(.invalidRequest, code: "too-many-quick-replies")
    }
    if !message.quickReplies.isEmpty {
      content.quickReplies = message.quickReplies.map {
        Choice(title: $0.title, payload: $0.payload)
      }
    }
    return content
  }

  private static func kind(of file: Attachment) -> String {
    ["image", "audio", "video"].first(where: file.isOfType) ?? "file"
  }
}

extension Attachment {
  /// Whether it is sound or a moving picture, of which Meta takes fewer.
  var isPlayed: Bool { isOfType("audio") || isOfType("video") }

  /// Whether its media type begins so.
  fileprivate func isOfType(_ type: String) -> Bool {
    mediaType.lowercased().hasPrefix("\(type)/")
  }
}
