import ChannelAdapters

/// The content of a mail that is written: its parts, with the fields that describe them.
struct MailBody {
  private(set) var bytes: [UInt8]

  /// A part: the fields that describe it, an empty line, and what it holds.
  private struct Part {
    var bytes: [UInt8]
  }

  /// Writes text and HTML as alternatives, pictures of the HTML beside it, and files behind them.
  init(_ draft: MailDraft) throws(MailWritingError) {
    var body = Self.text(draft.text, type: "text/plain")
    // A boundary for each level; none of them can stand in what is encoded.
    let stem = "=_\(SHA256Hasher.digest(of: Array(draft.messageID.utf8)).hexadecimal.prefix(24))"
    if let html = draft.html {
      var shown = Self.text(html, type: "text/html")
      var pictures: [Part] = []
      for file in draft.files where file.contentID != nil { pictures.append(try Self.file(file)) }
      if !pictures.isEmpty {
        shown = Self.container("related", [shown] + pictures, boundary: "\(stem)_r")
      }
      body = Self.container("alternative", [body, shown], boundary: "\(stem)_a")
    }
    var files: [Part] = []
    for file in draft.files where file.contentID == nil || draft.html == nil {
      files.append(try Self.file(file))
    }
    if !files.isEmpty { body = Self.container("mixed", [body] + files, boundary: "\(stem)_m") }
    bytes = body.bytes
  }

  private static func text(_ text: String, type: String) -> Part {
    let header = """
      Content-Type: \(type); charset=utf-8\r
      Content-Transfer-Encoding: quoted-printable\r
      \r

      """
    return Part(bytes: Array(header.utf8) + QuotedPrintableBody(text).bytes)
  }

  private static func container(_ kind: String, _ parts: [Part], boundary: String) -> Part {
    var bytes = Array(
      "Content-Type: multipart/\(kind);\r\n boundary=\"\(boundary)\"\r\n\r\n".utf8
    )
    for part in parts {
      bytes += Array("--\(boundary)\r\n".utf8)
      bytes += part.bytes
      // What is written always ends with a line end, and this one belongs to the delimiter.
      bytes += Array("\r\n".utf8)
    }
    bytes += Array("--\(boundary)--\r\n".utf8)
    return Part(bytes: bytes)
  }

  private static func file(_ file: MailDraft.File) throws(MailWritingError) -> Part {
    guard isMediaType(file.mediaType) else { throw MailWritingError(.invalidMediaType) }
    var header = HeaderWriter()
    // A container would be taken apart, and a text would lose its line ends.
    let isBinary = file.mediaType.hasPrefix("multipart/") || file.mediaType.hasPrefix("message/")
    try header.append(
      "Content-Type",
      value: isBinary ? "application/octet-stream" : file.mediaType,
      parameter: file.name.map { ("name", $0) }
    )
    try header.append(
      "Content-Disposition",
      value: file.contentID == nil ? "attachment" : "inline",
      parameter: file.name.map { ("filename", $0) }
    )
    if let contentID = file.contentID {
      let isPlain = contentID.utf8.allSatisfy {
        (0x21...0x7e).contains($0) && !"<>".utf8.contains($0)
      }
      guard isPlain, !contentID.isEmpty else { throw MailWritingError(.invalidIdentifier) }
      try header.append("Content-ID", tokens: ["<\(contentID)>"])
    }
    try header.append("Content-Transfer-Encoding", tokens: ["base64"])
    return Part(bytes: header.bytes + Array("\r\n".utf8) + base64(file.content))
  }

  /// `type/subtype`, of the letters that RFC 6838 allows.
  private static func isMediaType(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return parts.count == 2 && text.utf8.count <= 255
      && parts.allSatisfy { part in
        !part.isEmpty
          && part.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
              UInt8(ascii: "0")...UInt8(ascii: "9"):
              true
            default: "!#$&-^_.+".utf8.contains(byte)
            }
          }
      }
  }

  /// Base 64 on lines of 76 characters.
  private static func base64(_ content: [UInt8]) -> [UInt8] {
    var lines: [UInt8] = []
    lines.reserveCapacity(content.count / 3 * 4 + content.count / 28 + 8)
    var start = 0
    while start < content.count {
      let end = min(start + 57, content.count)
      lines += Array(Base64Coding.encode(content[start..<end]).utf8)
      lines += [0x0d, 0x0a]
      start = end
    }
    return lines
  }
}
