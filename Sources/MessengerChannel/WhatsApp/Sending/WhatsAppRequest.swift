import ChannelAdapters
import ConversationCore

/// The body of a request to `/{number}/messages` that sends a message.
struct WhatsAppRequest: Encodable {
  /// The largest number of buttons below a text.
  static let mostQuickReplies = 3

  struct Text: Encodable { let body: String }

  struct File: Encodable {
    let link: String
    var caption: String?
    var filename: String?
  }

  /// A text with buttons.
  struct Interactive: Encodable {
    struct Body: Encodable { let text: String }
    struct Action: Encodable { let buttons: [Button] }
    struct Button: Encodable {
      struct Reply: Encodable {
        let id: String
        let title: String
      }

      let type = "reply"
      let reply: Reply

      enum CodingKeys: CodingKey { case type, reply }
    }

    let type = "button"
    let body: Body
    let action: Action

    enum CodingKeys: CodingKey { case type, body, action }
  }

  let product = "whatsapp"
  let recipientType = "individual"
  private(set) var to: String?
  private(set) var recipient: String?
  private(set) var type = ""
  private(set) var text: Text?
  private(set) var image: File?
  private(set) var video: File?
  private(set) var audio: File?
  private(set) var document: File?
  private(set) var interactive: Interactive?
  private(set) var template: WhatsAppTemplate?
  /// Our own name for the message, which every status hands back.
  let ownName: String

  enum CodingKeys: String, CodingKey {
    case to, recipient, type, text, image, video, audio, document, interactive, template
    case product = "messaging_product"
    case recipientType = "recipient_type"
    case ownName = "biz_opaque_callback_data"
  }

  /// Writes a message.
  ///
  /// - Throws: ``UnsendableMessage`` for what WhatsApp would not take whatever the time.
  init(_ message: OutboundMessage, account: String) throws(UnsendableMessage) {
    // Outside the window only templates are taken, and those are none of an agent's words (C-03).
    guard !message.isOutsideStandardWindow || message.template != nil else {
      throw UnsendableMessage(.windowClosed)
    }
    ownName = "\(message.id)"
    try address(message.recipient, account: account)
    if let wording = message.template {
      type = "template"
      template = try WhatsAppTemplate(wording)
      return
    }
    switch (message.attachments.count, message.quickReplies.count) {
    case (0, 0) where !message.text.isEmpty:
      type = "text"
      text = Text(body: message.text)
    case (0, 1...Self.mostQuickReplies) where !message.text.isEmpty:
      type = "interactive"
      interactive = Interactive(
        body: .init(text: message.text),
        action: .init(
          buttons: message.quickReplies.map {
            .init(reply: .init(id: $0.payload, title: $0.title))
          }
        )
      )
    case (1, 0): try attach(message.attachments[0], caption: message.text)
    default: throw UnsendableMessage(.invalidRequest, code: "text-or-one-file")
    }
  }

  private mutating func address(
    _ customer: ChannelAddress,
    account: String
  ) throws(UnsendableMessage) {
    switch customer.kind {
    case .phone where MetaNumbers.isPhone(customer.value.drop { $0 == "+" }):
      to = String(customer.value.drop { $0 == "+" })
    case .whatsAppUser where customer.scope == account: recipient = customer.value
    default: throw UnsendableMessage(.unreachable)
    }
  }

  private mutating func attach(
    _ attachment: Attachment,
    caption: String
  ) throws(UnsendableMessage) {
    let link = try attachment.publicURL()
    let caption = caption.isEmpty ? nil : caption
    let kind = attachment.mediaType.prefix { $0 != "/" }.lowercased()
    switch kind {
    case "image":
      type = "image"
      image = File(link: link, caption: caption)
    case "video":
      type = "video"
      video = File(link: link, caption: caption)
    // A voice message has no caption: with words it goes as a document.
    case "audio" where caption == nil:
      type = "audio"
      audio = File(link: link)
    default:
      type = "document"
      document = File(link: link, caption: caption, filename: attachment.name)
    }
  }
}

/// The body of a request that shows a person that their messages were read, and perhaps that somebody
/// is typing an answer.
struct WhatsAppReading: Encodable {
  struct Typing: Encodable {
    let type = "text"

    enum CodingKeys: CodingKey { case type }
  }

  let product = "whatsapp"
  let status = "read"
  let message: String
  let typing: Typing?

  init(message: String, isTyping: Bool = false) {
    self.message = message
    typing = isTyping ? Typing() : nil
  }

  enum CodingKeys: String, CodingKey {
    case status
    case product = "messaging_product"
    case message = "message_id"
    case typing = "typing_indicator"
  }
}
