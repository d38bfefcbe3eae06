import ChannelAdapters

/// Finds the mailbox that a mail was delivered to.
///
/// `To` is what the author wrote, and says nothing of copies, lists and forwarding. The envelope
/// does; a host that knows it hands it over in a header of the request.
public struct MailboxFinder: Sendable {
  /// Where the address of a mailbox stands.
  @nonexhaustive
  public enum Source: Hashable, Sendable {
    /// In a header of the request, which the host has set itself. Where it is there, it decides.
    case requestHeader(String)
    /// In a field of the mail, which the last server added or the author wrote.
    case mailField(String)
  }

  /// Where to look, the most trusted first.
  public let sources: [Source]

  /// Looks in these places, the most trusted first.
  public init(_ sources: [Source] = MailboxFinder.standardSources) {
    self.sources = sources
  }

  /// The envelope as the host hands it over, the fields by which servers note it, and at last whom
  /// the author names.
  public static let standardSources: [Source] = [
    .requestHeader("X-Envelope-To"), .mailField("Delivered-To"), .mailField("X-Original-To"),
    .mailField("Envelope-To"), .mailField("To"), .mailField("Cc"),
  ]

  /// The first of our mailboxes that is named, as it was set up; `nil` if none is.
  func mailbox(
    for mail: MailMessage,
    in request: WebhookRequest,
    among mailboxes: Set<String>,
    limits: MailLimits
  ) throws(MailError) -> String? {
    for source in sources {
      let values: [[UInt8]]
      switch source {
      case .requestHeader(let name):
        values = request.headers.values(of: name).map { Array($0.utf8) }
      case .mailField(let name): values = mail.headers.all(name).map(\.value)
      }
      for value in values {
        for address in try AddressList(value, limit: limits.addresses).addresses {
          if let mailbox = Self.mailbox(of: address, among: mailboxes) { return mailbox }
        }
      }
      if case .requestHeader = source, !values.isEmpty { return nil }
    }
    return nil
  }

  /// The mailbox of an address, whatever stands behind a plus sign in it.
  static func mailbox(of address: MailAddress, among mailboxes: Set<String>) -> String? {
    let text = address.normalized
    if mailboxes.contains(text) { return text }
    guard let at = text.lastIndex(of: "@"), let plus = text[..<at].firstIndex(of: "+") else {
      return nil
    }
    let plain = String(text[..<plus] + text[at...])
    return mailboxes.contains(plain) ? plain : nil
  }
}
