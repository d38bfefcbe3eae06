/// The elements by which mail programs mark where the quoted mail begins.
enum HTMLQuoteMark {
  /// Whether what begins with a tag is the mail that is answered.
  static func isMarked(_ tag: HTMLTag) -> Bool {
    guard !tag.isEnd, tag.name != "a", !tag.attributes.isEmpty else { return false }
    if let id = tag.attributes["id"]?.lowercased(), ids.contains(where: { id.hasPrefix($0) }) {
      return true
    }
    guard let classes = tag.attributes["class"]?.lowercased() else { return false }
    return classes.split(separator: " ").contains { classNames.contains(String($0)) }
  }

  /// Outlook of all kinds, and Zimbra; phones put `mail-editor-reference-message-container`.
  private static let ids = [
    "divrplyfwdmsg", "appendonsend", "mail-editor-reference-message-container", "stopspelling",
    "zwchr", "x_divrplyfwdmsg", "olk_src_body_section", "isforwardcontent",
  ]

  /// Gmail, Thunderbird, Yahoo, Proton, Zoho.
  private static let classNames: Set<String> = [
    "gmail_quote", "gmail_quote_container", "moz-cite-prefix", "moz-forward-container",
    "yahoo_quoted", "protonmail_quote", "zmail_extra", "tutanota_quote",
  ]
}
