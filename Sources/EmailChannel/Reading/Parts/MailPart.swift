/// A part of a mail that has content of its own: a text, a file, another mail.
///
/// It is a window on the mail's bytes: they are decoded when they are asked for.
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

  /// Whether the sender wants it shown within the text: called inline, or named by a Content-ID and
  /// not called an attachment.
  public let isInline: Bool

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
    isInline = disposition.value == "inline" || (!isAttachment && contentID != nil)
  }

  /// The bytes, decoded each time; never more of them than came.
  public var content: [UInt8] { encoding.decoded(encoded).bytes }

  /// How many bytes the content has.
  public var byteCount: Int { encoding.decodedCount(encoded) }

  /// The bytes as text in the character set that is stated, with LF at the end of lines.
  public var text: String { textWithDefects().text }

  /// The text, and what is wrong with it.
  func textWithDefects() -> (text: String, defects: [MailDefect.Kind]) {
    let decoded = encoding.decoded(encoded)
    var defects: [MailDefect.Kind] = []
    if case .unknown = encoding { defects.append(.unknownTransferEncoding) }
    if decoded.isDamaged { defects.append(.invalidTransferEncoding) }
    let charset = Charset(charset ?? "us-ascii")
    if !charset.isKnown { defects.append(.unknownCharset) }
    let read: (text: String, isDamaged: Bool)
    if charset.hasWideLineEnds {
      // Line ends are characters there, not bytes.
      read = charset.decoded(decoded.bytes)
      let lines = Self.withLineFeeds(Array(read.text.utf8))
      return (Self.withoutMark(String(decoding: lines, as: UTF8.self)), defects)
    }
    read = charset.decoded(Self.withLineFeeds(decoded.bytes))
    if read.isDamaged, charset.isKnown { defects.append(.invalidCharacters) }
    return (Self.withoutMark(read.text), defects)
  }

  private static func withoutMark(_ text: String) -> String {
    text.utf8.starts(with: [0xef, 0xbb, 0xbf])
      ? String(text.unicodeScalars.dropFirst()) : text
  }

  private static func withLineFeeds(_ bytes: [UInt8]) -> [UInt8] {
    guard var found = bytes.firstIndex(of: 0x0d) else { return bytes }
    var converted: [UInt8] = []
    converted.reserveCapacity(bytes.count)
    var start = 0
    while true {
      let isEnd = found + 1 < bytes.count && bytes[found + 1] == 0x0a
      converted.append(contentsOf: bytes[start..<(isEnd ? found : found + 1)])
      start = found + 1
      guard let next = bytes[start...].firstIndex(of: 0x0d) else { break }
      found = next
    }
    converted.append(contentsOf: bytes[start...])
    return converted
  }
}
