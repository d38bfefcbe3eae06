/// The name of a file as a stranger has stated it.
enum FileName {
  /// The longest name, in bytes.
  static let longest = 255

  /// The name without folders and without what deceives eyes and programs; `nil` if nothing is
  /// left.
  static func plain(_ name: String) -> String? {
    let last = name.unicodeScalars.split { $0 == "/" || $0 == "\\" }.last ?? []
    var plain = String.UnicodeScalarView()
    for scalar in last where !isDeceiving(scalar) {
      plain.append(scalar)
    }
    var text = String(plain)
    while let first = text.unicodeScalars.first, first == "." || first == " " {
      text.unicodeScalars.removeFirst()
    }
    while let last = text.unicodeScalars.last, last == "." || last == " " {
      text.unicodeScalars.removeLast()
    }
    return text.isEmpty ? nil : shortened(text)
  }

  /// At most 255 bytes; what is too long loses the end of its stem and keeps its extension, by which
  /// programs know it.
  private static func shortened(_ text: String) -> String {
    guard text.utf8.count > longest else { return text }
    let scalars = text.unicodeScalars
    let dot = scalars.lastIndex(of: ".").flatMap { index in
      text.utf8[index...].count <= 16 ? index : nil
    }
    let ending = dot.map { String(scalars[$0...]) } ?? ""
    var stem = String(scalars[..<(dot ?? scalars.endIndex)])
    while stem.utf8.count + ending.utf8.count > longest { stem.unicodeScalars.removeLast() }
    return stem + ending
  }

  /// Control characters, and those that turn the direction of writing.
  private static func isDeceiving(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x200e, 0x200f, 0x061c, 0x202a...0x202e, 0x2066...0x2069: true
    default: scalar.properties.generalCategory == .control
    }
  }
}
