import ConversationCore

extension Attachment {
  /// What stands for a message in which nothing can be read, so that agents know of it.
  ///
  /// The reference names the message as Meta does; `kind` is Meta's word for what it was.
  static func unreadable(_ message: String, kind: String) -> Self {
    Attachment(
      mediaType: "application/octet-stream",
      reference: "meta-message:\(message)",
      name: MetaWord.printable(kind)
    )
  }
}
