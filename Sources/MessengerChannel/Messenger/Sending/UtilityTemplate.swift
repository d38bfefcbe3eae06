import ConversationCore

/// The template of a utility message in the body of a request to send, with what fills it in.
///
/// Messenger writes buttons as one component, WhatsApp as one each.
/// (https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/utility-messages)
struct UtilityTemplate: Encodable {
  struct Language: Encodable { let code: String }

  /// A part of the template: headline, wording, or its buttons.
  struct Component: Encodable {
    let type: String
    let parameters: [Parameter]
  }

  struct Parameter: Encodable {
    let type: String
    var text: String?
    var payload: String?
    var url: String?
  }

  let name: String
  let language: Language
  let components: [Component]

  /// - Throws: ``UnsendableMessage`` for a name or language that Meta has none of, and for a file: the
  ///   picture of a utility message belongs to its template.
  init(_ template: MessageTemplate) throws(UnsendableMessage) {
    guard template.hasPlainName else {
      throw UnsendableMessage(.invalidRequest, code: "no-template-name")
    }
    guard template.file == nil else {
      throw UnsendableMessage(.invalidRequest, code: "template-file")
    }
    name = template.name
    language = Language(code: template.language)
    var parts: [Component] = []
    if let headline = template.headline {
      parts.append(Component(type: "header", parameters: [Self.text(headline)]))
    }
    if !template.values.isEmpty {
      parts.append(Component(type: "body", parameters: template.values.map(Self.text)))
    }
    if !template.buttons.isEmpty {
      parts.append(Component(type: "buttons", parameters: try Self.buttons(of: template)))
    }
    components = parts
  }

  private static func text(_ text: String) -> Parameter { Parameter(type: "text", text: text) }

  private static func buttons(
    of template: MessageTemplate
  ) throws(UnsendableMessage) -> [Parameter] {
    var parameters: [Parameter] = []
    for button in template.buttons {
      switch button {
      case .payload(let payload):
        parameters.append(Parameter(type: "POSTBACK", payload: payload))
      case .addressEnding(let ending): parameters.append(Parameter(type: "URL", url: ending))
      @unknown default: throw UnsendableMessage(.invalidRequest, code: "template-button")
      }
    }
    return parameters
  }
}
