/// The line ends of Unix programs.
enum UnixLineEnds {
  /// The same bytes with LF for each CRLF; a CR alone stays.
  static func converted(_ bytes: [UInt8]) -> [UInt8] {
    var converted: [UInt8] = []
    converted.reserveCapacity(bytes.count)
    for (position, byte) in bytes.enumerated() {
      let isBeforeLF =
        position + 1 < bytes.count && bytes[position + 1] == UInt8(ascii: "\n")
      if byte != UInt8(ascii: "\r") || !isBeforeLF {
        converted.append(byte)
      }
    }
    return converted
  }
}
