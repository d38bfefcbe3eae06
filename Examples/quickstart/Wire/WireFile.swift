import ChannelAdapters
import Foundation

/// A request as it stood on the wire: a request line, header fields, an empty line, and the body.
struct WireFile {
  let request: WebhookRequest

  struct Malformed: Error {}

  /// Reads the bytes of a payload file.
  ///
  /// `replacing` puts what only a run knows (the id of a mail of ours) in the place of a mark; only
  /// mails have one, and they are not signed.
  init(_ bytes: [UInt8], replacing: (mark: String, with: String)? = nil) throws {
    guard let gap = Self.emptyLine(in: bytes) else { throw Malformed() }
    let head = String(decoding: bytes[..<gap], as: UTF8.self).split(separator: "\n")
    guard let line = head.first?.split(separator: " "), line.count == 3 else { throw Malformed() }
    var headers = HeaderFields()
    for field in head.dropFirst() {
      guard let colon = field.firstIndex(of: ":") else { throw Malformed() }
      try headers.append(
        name: String(field[..<colon]),
        value: field[field.index(after: colon)...].trimmingCharacters(in: .whitespaces)
      )
    }
    var body = Array(bytes[(gap + 2)...])
    if let replacing {
      let text = String(decoding: body, as: UTF8.self)
      body = Array(text.replacingOccurrences(of: replacing.mark, with: replacing.with).utf8)
    }
    request = WebhookRequest(
      method: String(line[0]),
      url: "https://\(headers["Host"] ?? "")\(line[1])",
      headers: headers,
      body: body
    )
  }

  private static func emptyLine(in bytes: [UInt8]) -> Int? {
    bytes.indices.dropLast().first { bytes[$0] == 0x0A && bytes[$0 + 1] == 0x0A }
  }
}
