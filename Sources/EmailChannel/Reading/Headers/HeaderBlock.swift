/// The header of a mail or of a part, and where the body behind it begins.
struct HeaderBlock {
  let fields: [MailHeaderField]
  let bodyStart: Int
  /// Whether a line that is no field stands where the empty line should.
  let isUnended: Bool

  /// Reads fields up to the empty line, or up to the first line that is none.
  ///
  /// Folded lines are joined: the line end goes, the blank behind it stays (RFC 5322 2.2.3).
  ///
  /// - Throws: ``MailError`` for more fields or bytes than the limits.
  init(_ bytes: [UInt8], in range: Range<Int>, limits: MailLimits) throws(MailError) {
    var fields: [MailHeaderField] = []
    var open: (name: String, value: [UInt8])?
    var lines = MailLines(bytes, in: range)
    var bodyStart = range.upperBound
    var isUnended = false
    while let line = lines.next() {
      guard line.next - range.lowerBound <= limits.headerBytes || line.content.isEmpty else {
        throw MailError(.headerTooLarge(limit: limits.headerBytes))
      }
      guard let first = bytes[line.content].first else {
        bodyStart = line.next
        break
      }
      if first == 0x20 || first == 0x09, open != nil {
        open?.value.append(contentsOf: bytes[line.content])
      } else if let field = Self.field(bytes[line.content]) {
        if let open { fields.append(MailHeaderField(name: open.name, value: open.value)) }
        open = field
        guard fields.count < limits.fields else {
          throw MailError(.tooManyFields(limit: limits.fields))
        }
      } else if line.content.lowerBound > range.lowerBound
        || !Self.isMailboxLine(bytes[line.content])
      {
        // No field: the empty line is missing, and the body has begun.
        bodyStart = line.content.lowerBound
        isUnended = true
        break
      }
      guard (open?.value.count ?? 0) <= limits.fieldBytes else {
        throw MailError(.fieldTooLarge(limit: limits.fieldBytes))
      }
    }
    if let open { fields.append(MailHeaderField(name: open.name, value: open.value)) }
    self.fields = fields
    self.bodyStart = bodyStart
    self.isUnended = isUnended
  }

  /// Name and value of a line, or `nil` if it is no field.
  private static func field(_ line: ArraySlice<UInt8>) -> (name: String, value: [UInt8])? {
    // A delimiter of parts could be taken for a name.
    guard !line.starts(with: "--".utf8), let colon = line.firstIndex(of: UInt8(ascii: ":")) else {
      return nil
    }
    var name = line[..<colon]
    while let last = name.last, last == 0x20 || last == 0x09 { name.removeLast() }
    guard !name.isEmpty, name.allSatisfy({ (0x21...0x7e).contains($0) }) else { return nil }
    var value = line[(colon + 1)...]
    while let first = value.first, first == 0x20 || first == 0x09 { value.removeFirst() }
    return (String(decoding: name, as: UTF8.self), Array(value))
  }

  /// Whether a first line is the separator of a mailbox file, `From somebody …`.
  private static func isMailboxLine(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: "From ".utf8) || line.starts(with: ">From ".utf8)
  }
}
