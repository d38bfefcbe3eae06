/// The lines of an iCalendar file (RFC 5545, 3.1), as bytes: folded at 75 octets, ended by CRLF.
struct ContentLines {
  private(set) var bytes: [UInt8] = []

  /// Writes a line whose value needs no escaping: times, rules, names of the standard.
  mutating func add(_ name: String, _ value: String) { write(Array("\(name):\(value)".utf8)) }

  /// Writes a line whose value is somebody's text.
  mutating func add(_ name: String, text: String) {
    write(Array("\(name):".utf8) + Self.escaped(text))
  }

  /// A text as a value: what separates values is escaped, line ends are `\n`, and what has no place
  /// in a calendar is left out (RFC 5545, 3.3.11).
  static func escaped(_ text: String) -> [UInt8] {
    var escaped: [UInt8] = []
    var previous: UInt8 = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\\"), UInt8(ascii: ";"), UInt8(ascii: ","):
        escaped += [UInt8(ascii: "\\"), byte]
      case 0x0A:
        if previous != 0x0D { escaped += Array("\\n".utf8) }
      case 0x0D: escaped += Array("\\n".utf8)
      case 0..<0x20, 0x7F: break
      default: escaped.append(byte)
      }
      previous = byte
    }
    return escaped
  }

  /// A text as the value of a parameter: in quotes, without what quotes cannot hold (3.2).
  static func parameter(_ text: String) -> String {
    let kept = text.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F && $0 != "\"" }
    let plain = String(String.UnicodeScalarView(kept))
    let needsQuotes = plain.utf8.contains { ":;,".utf8.contains($0) }
    return needsQuotes ? "\"\(plain)\"" : plain
  }

  /// A line of more than 75 octets goes on in the next one behind a space; a character is not
  /// torn apart.
  private mutating func write(_ line: [UInt8]) {
    var rest = line[...]
    var room = Self.lineLength
    while rest.count > room {
      var end = rest.startIndex + room
      while end > rest.startIndex + 1, rest[end] & 0xC0 == 0x80 { end -= 1 }
      bytes += rest[..<end]
      bytes += [0x0D, 0x0A, 0x20]
      rest = rest[end...]
      room = Self.lineLength - 1
    }
    bytes += rest
    bytes += [0x0D, 0x0A]
  }

  private static let lineLength = 75
}

extension LocalDateTime {
  /// `20261224T180000`; the end of a day is the start of the next.
  var iCalendar: String { Self.iCalendar(second: seconds) }

  /// Seconds of a clock in the form of iCalendar.
  static func iCalendar(second: Int) -> String {
    let day = second.floorDivided(by: 86_400)
    let (year, month, dayOfMonth) = LocalDate(dayNumber: day).parts
    let rest = second - day * 86_400
    return Digits.text(year, 4) + Digits.text(month, 2) + Digits.text(dayOfMonth, 2) + "T"
      + Digits.text(rest / 3_600, 2) + Digits.text(rest / 60 % 60, 2) + Digits.text(rest % 60, 2)
  }
}
