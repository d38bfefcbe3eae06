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

  /// Where a mail has come to.
  struct Delivery {
    /// The first of our mailboxes that is named, as it was set up.
    let mailbox: String
    /// All addresses of it that are named, with what stands behind a plus sign in them.
    let addresses: [String]
  }

  /// Finds the mailbox; `nil` if none of ours is named.
  func delivery(
    of mail: MailMessage,
    in request: WebhookRequest,
    among mailboxes: Set<String>,
    limits: MailLimits
  ) throws(MailError) -> Delivery? {
    var found: String?
    var addresses: [String] = []
    for source in sources {
      let values: [[UInt8]]
      switch source {
      case .requestHeader(let name):
        values = request.headers.values(of: name).map { Array($0.utf8) }
      case .mailField(let name): values = mail.headers.all(name).map(\.value)
      }
      for value in values {
        for address in try AddressList(value, limit: limits.addresses).addresses {
          guard let mailbox = Self.mailbox(of: address, among: mailboxes) else { continue }
          if found == nil { found = mailbox }
          if mailbox == found { addresses.append(address.normalized) }
        }
      }
      if case .requestHeader = source, !values.isEmpty, found == nil { return nil }
    }
    return found.map { Delivery(mailbox: $0, addresses: addresses) }
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
