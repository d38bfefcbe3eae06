import Foundation

/// The mails in a file: one, as `.eml` files have it, or many, as an mbox has (RFC 4155).
///
/// Memory holds one mail at a time, however long an mbox is.
struct MailFile {
  /// What stands at one place in a file.
  enum Item {
    case mail([UInt8])
    /// More bytes than anybody takes; what they were is gone.
    case tooLarge(limit: Int)
  }

  private var lines: LineReader
  /// The line that was read last and belongs to what comes next.
  private var pending: (bytes: [UInt8], hasLineFeed: Bool)?
  private let isMailbox: Bool
  private var isAtEnd = false
  private let limit: Int

  /// Opens a file; `nil` stands for standard input.
  ///
  /// - Throws: ``InputError`` when it cannot be read.
  init(_ path: String?, limit: Int = InputFile.limit) throws {
    let file: FileHandle
    if let path {
      guard let opened = FileHandle(forReadingAtPath: path) else {
        throw InputError(message: "it cannot be opened: is there such a file, and may it be read?")
      }
      guard !InputFile.isFolder(path) else {
        throw InputError(message: "it cannot be read: is it a file, and no folder?")
      }
      file = opened
    } else {
      if Terminal.inputIsTerminal { Terminal.complain("reading a mail; Ctrl-D ends it\n") }
      file = .standardInput
    }
    self.limit = limit
    lines = LineReader(file)
    pending = lines.next()
    isMailbox = pending.map { Self.isSeparator($0.bytes) } ?? false
  }

  /// How many bytes have been read.
  var byteCount: Int { lines.byteCount }

  /// The next mail; an empty file is one empty mail.
  mutating func next() -> Item? {
    guard !isAtEnd else { return nil }
    var bytes: [UInt8] = []
    var isTooLarge = false
    // A separator belongs to the mail behind it: the reader of mails passes it over.
    var wasEmpty = false
    var isFirst = true
    while let line = pending {
      if isMailbox, !isFirst, wasEmpty, Self.isSeparator(line.bytes) {
        return item(bytes, isTooLarge)
      }
      pending = lines.next()
      wasEmpty = line.bytes.allSatisfy { $0 == 0x0d }
      isFirst = false
      guard bytes.count + line.bytes.count < limit else {
        isTooLarge = true
        bytes = []
        continue
      }
      if isTooLarge { continue }
      bytes += isMailbox ? Self.unescaped(line.bytes) : line.bytes[...]
      if line.hasLineFeed { bytes.append(0x0a) }
    }
    isAtEnd = true
    return item(bytes, isTooLarge)
  }

  private func item(_ bytes: [UInt8], _ isTooLarge: Bool) -> Item {
    isTooLarge ? .tooLarge(limit: limit) : .mail(bytes)
  }

  /// Whether a line begins a mail in an mbox: `From `, and a time somewhere behind it.
  private static func isSeparator(_ line: [UInt8]) -> Bool {
    guard line.starts(with: "From ".utf8), line.count < 400 else { return false }
    return line.indices.dropFirst(6).dropLast().contains { index in
      line[index] == UInt8(ascii: ":") && isDigit(line[index - 1]) && isDigit(line[index + 1])
    }
  }

  /// A line that would have been a separator has one `>` more than its author wrote.
  private static func unescaped(_ line: [UInt8]) -> ArraySlice<UInt8> {
    let quotes = line.prefix { $0 == UInt8(ascii: ">") }.count
    return quotes > 0 && line[quotes...].starts(with: "From ".utf8) ? line[1...] : line[...]
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
