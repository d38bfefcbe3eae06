import ChannelAdapters
import ConversationCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A mail to an agent in the form of RFC 5322: text alone, written by a program.
struct NoticeMessage {
  let sender: EnvelopeAddress
  let recipient: EnvelopeAddress
  let text: NoticeText
  /// What stands before the `@` of its identifier: the same for the same mail, so that one that goes
  /// out twice is shown once.
  let name: String
  let date: Date

  /// The mail, with CRLF at the end of each line.
  var bytes: [UInt8] {
    let domain = sender.text.split(separator: "@").last.map(String.init) ?? "localhost"
    let fields = [
      "From: <\(sender.text)>",
      "To: <\(recipient.text)>",
      "Subject: \(Self.encoded(text.subject))",
      "Date: \(Self.dateField(date))",
      "Message-ID: <\(name)@\(domain)>",
      // Nobody's program answers it (RFC 3834).
      "Auto-Submitted: auto-generated",
      "MIME-Version: 1.0",
      "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: base64",
      "",
      Self.wrapped(Base64Coding.encode(Array(Self.crlf(text.text).utf8))),
      "",
    ]
    return Array(fields.joined(separator: "\r\n").utf8)
  }

  /// A field's text: as it is, or as encoded words (RFC 2047) of at most 75 characters.
  static func encoded(_ text: String) -> String {
    let line = String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }
      )
    )
    let isPlain = line.utf8.allSatisfy { (0x20..<0x7F).contains($0) }
    if isPlain, line.utf8.count <= 900, !line.utf8.starts(with: "=?".utf8) { return line }
    var words: [String] = []
    var part: [UInt8] = []
    func close() {
      if !part.isEmpty { words.append("=?utf-8?B?\(Base64Coding.encode(part))?=") }
      part = []
    }
    for scalar in line.unicodeScalars {
      let bytes = Array(String(scalar).utf8)
      if part.count + bytes.count > 45 { close() }
      part += bytes
    }
    close()
    return words.joined(separator: "\r\n ")
  }

  /// A date as RFC 5322 writes it, in UTC.
  static func dateField(_ date: Date) -> String {
    let seconds = Int(date.timeIntervalSince1970.rounded(.down))
    let day = LocalDate(dayNumber: Int((Double(seconds) / 86_400).rounded(.down)))
    let time = seconds - day.dayNumber * 86_400
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let parts = day.parts
    return
      "\(parts.day) \(months[parts.month - 1]) \(parts.year) "
      + "\(two(time / 3600)):\(two(time / 60 % 60)):\(two(time % 60)) +0000"
  }

  private static func crlf(_ text: String) -> String {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .joined(separator: "\r\n")
  }

  private static func wrapped(_ base64: String) -> String {
    let digits = Array(base64.utf8)
    return stride(from: 0, to: digits.count, by: 76).map { start in
      String(decoding: digits[start..<min(start + 76, digits.count)], as: UTF8.self)
    }
    .joined(separator: "\r\n")
  }
}
