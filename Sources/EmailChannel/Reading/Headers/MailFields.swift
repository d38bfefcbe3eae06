#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What the fields of a mail's header say.
struct MailFields {
  let authors: [MailAddress]
  let to: [MailAddress]
  let copied: [MailAddress]
  let replyTo: [MailAddress]
  let subject: String
  let date: Date?
  let messageID: String?
  let inReplyTo: [String]
  let references: [String]
  let defects: [MailDefect.Kind]

  /// The fields that stand once at most (RFC 5322 section 3.6, RFC 2045).
  private static let single = [
    "Date", "From", "Sender", "Reply-To", "To", "Cc", "Message-ID", "In-Reply-To", "References",
    "Subject", "Content-Type", "Content-Transfer-Encoding", "MIME-Version",
  ]

  /// Reads the fields; of doubled ones the first counts.
  ///
  /// - Throws: ``MailError`` for more addresses or identifiers than the limits.
  init(_ headers: MailHeaders, limits: MailLimits) throws(MailError) {
    var defects: [MailDefect.Kind] = []
    func note(_ kind: MailDefect.Kind, if isWrong: Bool) {
      if isWrong, !defects.contains(kind) { defects.append(kind) }
    }
    func addresses(_ name: String) throws(MailError) -> [MailAddress] {
      guard let value = headers[name]?.value else { return [] }
      let list = try AddressList(value, limit: limits.addresses)
      note(.invalidAddress, if: list.isDamaged)
      return list.addresses
    }
    // Some programs write one field for each identifier.
    func identifiers(_ name: String) throws(MailError) -> MessageIdentifiers {
      let values = headers.all(name).map(\.value)
      let joined = values.count == 1 ? values[0] : Array(values.joined(separator: [0x20]))
      return try MessageIdentifiers(joined, limit: limits.references)
    }
    note(.duplicateField, if: Self.single.contains { headers.count(of: $0) > 1 })
    authors = try addresses("From")
    note(.missingAuthor, if: authors.isEmpty)
    to = try addresses("To")
    copied = try addresses("Cc")
    replyTo = try addresses("Reply-To")
    let own = try identifiers("Message-ID")
    let stated = headers["Message-ID"]?.value ?? []
    messageID = own.all.first ?? Self.identifier(stated)
    note(.invalidIdentifier, if: own.all.isEmpty && !stated.isEmpty)
    let answered = try identifiers("In-Reply-To")
    inReplyTo = answered.all
    let earlier = try identifiers("References")
    references = earlier.all
    note(.invalidIdentifier, if: own.isDamaged || answered.isDamaged || earlier.isDamaged)
    let words = EncodedWords(headers["Subject"]?.value ?? [])
    subject = words.text
    note(.invalidEncodedWord, if: words.isDamaged)
    let dated = headers["Date"]?.value ?? []
    date = MailDate.date(dated)
    note(.invalidDate, if: date == nil && !dated.isEmpty)
    self.defects = defects
  }

  /// An identifier that is written without angle brackets, or without an `@` in it: one word of
  /// printable characters.
  private static func identifier(_ value: [UInt8]) -> String? {
    guard !value.isEmpty, value.count <= MessageIdentifiers.longest,
      value.allSatisfy({ (0x21...0x7e).contains($0) }), value != Array("<>".utf8)
    else { return nil }
    return String(decoding: value, as: UTF8.self)
  }
}
