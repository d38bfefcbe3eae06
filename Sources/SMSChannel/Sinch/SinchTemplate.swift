import ChannelAdapters
import ConversationCore

/// A WhatsApp template in the JSON that asks Sinch for a message.
///
/// Sinch names what fills a template by its place: `body[1]text`, `header[1]image.link`,
/// `button[0]quick_reply[1]payload`.
/// (https://developers.sinch.com/docs/conversation/channel-support/whatsapp/template-support)
struct SinchTemplate: Encodable {
  let templateId: String
  let languageCode: String
  let parameters: [String: String]

  /// - Throws: ``UnsendableMessage`` for a name or language that WhatsApp has none of, and for a file
  ///   that Sinch cannot fetch.
  init(_ template: MessageTemplate) throws(UnsendableMessage) {
    guard template.hasPlainName else {
      throw UnsendableMessage(.invalidRequest, code: "no-template-name")
    }
    templateId = template.name
    languageCode = template.language
    var parameters: [String: String] = [:]
    if let file = template.file {
      try file.requirePublicAddress()
      let kind = Self.kind(of: file)
      parameters["header[1]\(kind).link"] = file.reference
      if kind == "document", let name = file.name {
        parameters["header[1]document.filename"] = name
      }
    } else if let headline = template.headline {
      parameters["header[1]text"] = headline
    }
    for (index, value) in template.values.enumerated() {
      parameters["body[\(index + 1)]text"] = value
    }
    for (index, button) in template.buttons.enumerated() {
      switch button {
      case .addressEnding(let ending): parameters["button[\(index)]url[1]text"] = ending
      case .payload(let payload): parameters["button[\(index)]quick_reply[1]payload"] = payload
      @unknown default: throw UnsendableMessage(.invalidRequest, code: "template-button")
      }
    }
    self.parameters = parameters
  }

  private static func kind(of file: Attachment) -> String {
    let kind = file.mediaType.prefix { $0 != "/" }.lowercased()
    return ["image", "video"].first { $0 == kind } ?? "document"
  }
}
