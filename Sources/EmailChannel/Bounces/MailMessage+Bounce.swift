extension MailMessage {
  /// What the mail reports of another one, or `nil` if it is no report.
  ///
  /// Anybody can write a report: what it says counts only for a mail whose identifier is proven to
  /// be ours.
  public var bounce: MailBounce? {
    if container?.kind == "report" {
      for part in parts {
        switch part.mediaType {
        case "message/delivery-status", "message/global-delivery-status":
          return deliveryReport
        case "message/disposition-notification", "message/global-disposition-notification":
          return receipt(part)
        default: continue
        }
      }
    }
    guard let failed = headers["X-Failed-Recipients"] else { return nil }
    let addresses = (try? AddressList(failed.value, limit: Self.mostRecipients))?.addresses ?? []
    guard !addresses.isEmpty else { return nil }
    return MailBounce(
      recipients: addresses.map {
        MailBounce.Recipient(address: $0.address, action: .failed, status: nil, diagnostic: nil)
      },
      originalMessageID: returnedIdentifier ?? inReplyTo.first ?? references.last
    )
  }

  private static let mostRecipients = 100

  /// RFC 3464: the fields of the mail, then those of each recipient, with empty lines between.
  private var deliveryReport: MailBounce {
    var recipients: [MailBounce.Recipient] = []
    for part in parts where part.mediaType.hasSuffix("delivery-status") {
      for fields in ReportFields.groups(part.content, limit: Self.mostRecipients) {
        guard recipients.count < Self.mostRecipients,
          let recipient = MailBounce.Recipient(delivery: fields)
        else { continue }
        recipients.append(recipient)
      }
    }
    return MailBounce(
      recipients: recipients,
      originalMessageID: returnedIdentifier ?? inReplyTo.first ?? references.last
    )
  }

  /// RFC 8098: one group of fields.
  private func receipt(_ part: MailPart) -> MailBounce {
    let fields = ReportFields.groups(part.content, limit: 1).first
    let original = fields?["Original-Message-ID"].flatMap {
      (try? MessageIdentifiers(Array($0.utf8), limit: 1))?.all.first
    }
    return MailBounce(
      recipients: fields.map { [MailBounce.Recipient(receipt: $0)] } ?? [],
      originalMessageID: original ?? returnedIdentifier ?? inReplyTo.first ?? references.last
    )
  }

  /// The identifier of the mail that came back, or of its header.
  private var returnedIdentifier: String? {
    for part in parts {
      switch part.mediaType {
      case "message/rfc822", "message/global", "text/rfc822-headers", "message/rfc822-headers",
        "message/global-headers":
        let content = part.content
        let header = try? HeaderBlock(content, in: 0..<content.count, limits: MailLimits())
        let field = header.flatMap { MailHeaders($0.fields)["Message-ID"] }
        if let field, let id = (try? MessageIdentifiers(field.value, limit: 1))?.all.first {
          return id
        }
      default: continue
      }
    }
    return nil
  }
}

extension MailBounce.Recipient {
  /// Reads what a server reports of a recipient; `nil` for fields that name none.
  fileprivate init?(delivery fields: ReportFields) {
    guard let final = fields["Final-Recipient"] ?? fields["Original-Recipient"] else { return nil }
    let status = fields["Status"].flatMap { Self.status($0) }
    let stated = fields["Action"].flatMap { MailBounce.Action(rawValue: Self.firstWord($0)) }
    // A report without an action is one of a failure, unless its status says otherwise.
    let action: MailBounce.Action =
      stated
      ?? (status?.hasPrefix("4") == true
        ? .delayed : status?.hasPrefix("2") == true ? .delivered : .failed)
    self.init(
      address: Self.afterType(final),
      action: action,
      status: status,
      diagnostic: fields["Diagnostic-Code"].map { Self.afterType($0) }
    )
  }

  /// Reads what a recipient's program reports.
  fileprivate init(receipt fields: ReportFields) {
    // "manual-action/MDN-sent-manually; displayed"
    let disposition = fields["Disposition"] ?? ""
    let type = disposition.split(separator: ";").last.map { Self.firstWord(String($0)) } ?? ""
    let word = type.split(separator: "/").first.map { String($0) } ?? ""
    self.init(
      address: (fields["Final-Recipient"] ?? fields["Original-Recipient"]).map(Self.afterType)
        ?? "",
      action: word == "displayed" ? .displayed : .other,
      status: nil,
      diagnostic: nil
    )
  }

  private static func firstWord(_ text: String) -> String {
    let word = text.utf8.drop { $0 <= 0x20 }.prefix { $0 > 0x20 && $0 != UInt8(ascii: ";") }
    return String(decoding: Array(word), as: UTF8.self).lowercased()
  }

  /// `5.1.1`, whatever stands behind it.
  private static func status(_ text: String) -> String? {
    let word = firstWord(text)
    let numbers = word.split(separator: ".", omittingEmptySubsequences: false)
    let isStatus =
      numbers.count == 3 && ["2", "4", "5"].contains(numbers[0])
      && numbers.allSatisfy { (1...3).contains($0.utf8.count) && Int($0) != nil }
    return isStatus ? word : nil
  }

  /// What stands behind `rfc822;` or `smtp;`.
  private static func afterType(_ text: String) -> String {
    guard let semicolon = text.firstIndex(of: ";") else { return text }
    return String(text[text.index(after: semicolon)...].drop { $0 == " " || $0 == "<" })
      .split(separator: ">", maxSplits: 1, omittingEmptySubsequences: false).first.map(String.init)
      ?? text
  }
}

/// A group of fields in a report.
private struct ReportFields {
  private let headers: MailHeaders

  subscript(name: String) -> String? {
    headers[name].map(\.text).flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The groups of a part, divided by empty lines.
  static func groups(_ content: [UInt8], limit: Int) -> [ReportFields] {
    var groups: [ReportFields] = []
    var position = 0
    while position < content.count, groups.count <= limit {
      guard
        let block = try? HeaderBlock(
          content,
          in: position..<content.count,
          limits: MailLimits()
        )
      else { break }
      if !block.fields.isEmpty { groups.append(ReportFields(headers: MailHeaders(block.fields))) }
      if block.bodyStart > position {
        position = block.bodyStart
      } else {
        // A line that is no field: it is passed over.
        var lines = MailLines(content, in: position..<content.count)
        guard let line = lines.next() else { break }
        position = line.next
      }
    }
    return groups
  }
}
