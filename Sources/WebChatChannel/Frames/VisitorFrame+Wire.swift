import ConversationCore

extension VisitorFrame {
  /// All members that any frame of a visitor may have.
  struct Wire: Decodable {
    let v: Int
    let type: String
    let id: String?
    let text: String?
    let at: Int64?
    let files: [String]?
    let on: Bool?
    let upTo: String?
    let until: Int64?
    let session: String?
    let identity: String?
    let user: User?
    let after: String?
    let page: Page?
    let location: Location?
    let url: String?
    let title: String?
    let referrer: String?
    let name: String?
    let email: String?
    let phone: String?
    let value: Int?
    let conversation: String?

    struct User: Decodable {
      let id: String
      let hash: String
    }

    struct Location: Decodable {
      let city: String?
      let region: String?
      let country: String?
    }

    struct Page: Decodable {
      let url: String
      let title: String?
      let referrer: String?
    }
  }
}

extension VisitorFrame.Wire {
  /// The browser's id of the frame.
  func clientID() throws(WebChatRefusal) -> String {
    guard let id, ClientMessageID.isGood(id) else {
      throw WebChatRefusal(.malformed, "id must be 1 to 64 letters, digits, - _ or .")
    }
    return id
  }

  /// The text, if there is one that says something.
  func text(_ limits: WebChatLimits) throws(WebChatRefusal) -> String? {
    guard let text, !text.unicodeScalars.allSatisfy(\.properties.isWhitespace) else { return nil }
    // Characters can be of any number of bytes, and counting them is what takes time.
    guard text.utf8.count <= TextLimit.maximumBytes,
      TextMeasure.characters.count(text) <= limits.textCharacters
    else {
      throw WebChatRefusal(
        .textTooLong,
        "text has more than \(limits.textCharacters) characters",
        frame: id.flatMap { ClientMessageID.isGood($0) ? $0 : nil }
      )
    }
    return text
  }

  /// One of our messages, by its id.
  func message(_ text: String?, _ member: String) throws(WebChatRefusal) -> MessageID {
    guard let id = text.flatMap({ MessageID($0) }) else {
      throw WebChatRefusal(.malformed, "\(member) must be the id of a message")
    }
    return id
  }

  /// A short line that the visitor filled in; blank counts as nothing.
  func line(_ text: String?, _ member: String) throws(WebChatRefusal) -> String? {
    guard let text, !text.unicodeScalars.allSatisfy(\.properties.isWhitespace) else { return nil }
    guard PrintableText.isGood(text, upTo: VisitorToken.longestText) else {
      throw WebChatRefusal(
        .malformed,
        "\(member) must have 1 to \(VisitorToken.longestText) printable bytes"
      )
    }
    return text
  }
}
