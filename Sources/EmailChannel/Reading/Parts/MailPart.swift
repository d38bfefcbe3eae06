/// A part of a mail that has content of its own: a text, a file, another mail.
public struct MailPart: Sendable {
  /// The header of the part.
  public let headers: MailHeaders

  /// The media type in lower case, such as `text/plain`.
  public let mediaType: String

  /// The name of the file, if there is one: without folders, at most 255 bytes.
  public let fileName: String?

  /// The identifier by which HTML refers to the part, without angle brackets.
  public let contentID: String?

  /// Whether the sender calls it an attachment.
  public let isAttachment: Bool

  private let encoded: ArraySlice<UInt8>
  private let encoding: TransferEncoding
  private let charset: String?

  init(_ headers: MailHeaders, type: MailParameters, mediaType: String, body: ArraySlice<UInt8>) {
    self.headers = headers
    self.mediaType = mediaType
    encoded = body
    encoding = TransferEncoding(headers["Content-Transfer-Encoding"]?.value ?? [])
    charset = type["charset"]
    let disposition = MailParameters(headers["Content-Disposition"]?.value ?? [])
    isAttachment = disposition.value == "attachment"
    fileName = (disposition["filename"] ?? type["name"]).flatMap { FileName.plain($0) }
    contentID = headers["Content-ID"].flatMap { field in
      let text = field.text
      let inner =
        text.hasPrefix("<") && text.hasSuffix(">") ? String(text.dropFirst().dropLast()) : text
      return inner.isEmpty ? nil : inner
    }
  }

  /// The bytes, decoded each time; never more of them than came.
  public var content: [UInt8] { encoding.decoded(encoded) }

  /// The bytes as text in the character set that is stated, with LF at the end of lines.
  public var text: String {
    let bytes = Self.withLineFeeds(content)
    return charset.map { Charset($0).text(bytes) } ?? Charset.guessed(bytes)
  }

  private static func withLineFeeds(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(0x0d) else { return bytes }
    var converted: [UInt8] = []
    converted.reserveCapacity(bytes.count)
    for (position, byte) in bytes.enumerated() {
      if byte == 0x0d, position + 1 < bytes.count, bytes[position + 1] == 0x0a { continue }
      converted.append(byte)
    }
    return converted
  }
}
