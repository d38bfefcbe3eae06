import ConversationCore

/// A template in the body of a request to send, with what fills it in.
struct WhatsAppTemplate: Encodable {
  struct Language: Encodable { let code: String }

  /// A part of the template: headline, wording, or one of its buttons.
  struct Component: Encodable {
    let type: String
    var kind: String?
    var index: String?
    let parameters: [Parameter]

    enum CodingKeys: String, CodingKey {
      case type, index, parameters
      case kind = "sub_type"
    }
  }

  struct Parameter: Encodable {
    struct File: Encodable {
      let link: String
      var filename: String?
    }

    let type: String
    var text: String?
    var payload: String?
    var image: File?
    var video: File?
    var document: File?
  }

  let name: String
  let language: Language
  let components: [Component]?

  /// - Throws: ``UnsendableMessage`` for a name or language that Meta has none of, and for a file that it
  ///   cannot fetch.
  init(_ template: MessageTemplate) throws(UnsendableMessage) {
    guard template.hasPlainName else {
      throw UnsendableMessage(.invalidRequest, code: "no-template-name")
    }
    name = template.name
    language = Language(code: template.language)
    var parts: [Component] = []
    if let file = template.file {
      parts.append(Component(type: "header", parameters: [try Self.parameter(file)]))
    } else if let headline = template.headline {
      parts.append(Component(type: "header", parameters: [.init(type: "text", text: headline)]))
    }
    if !template.values.isEmpty {
      let values = template.values.map { Parameter(type: "text", text: $0) }
      parts.append(Component(type: "body", parameters: values))
    }
    for (index, button) in template.buttons.enumerated() {
      let (kind, parameter) = Self.parameter(button)
      parts.append(
        Component(type: "button", kind: kind, index: String(index), parameters: [parameter])
      )
    }
    components = parts.isEmpty ? nil : parts
  }

  private static func parameter(_ file: Attachment) throws(UnsendableMessage) -> Parameter {
    let link = try file.publicURL()
    return switch file.mediaType.prefix(while: { $0 != "/" }).lowercased() {
    case "image": Parameter(type: "image", image: .init(link: link))
    case "video": Parameter(type: "video", video: .init(link: link))
    default: Parameter(type: "document", document: .init(link: link, filename: file.name))
    }
  }

  private static func parameter(_ button: MessageTemplate.Button) -> (String, Parameter) {
    switch button {
    case .payload(let payload): ("quick_reply", Parameter(type: "payload", payload: payload))
    case .addressEnding(let ending): ("url", Parameter(type: "text", text: ending))
    @unknown default: ("quick_reply", Parameter(type: "payload", payload: ""))
    }
  }
}
