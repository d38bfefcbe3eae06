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
    while text.utf8.count > longest { text.unicodeScalars.removeLast() }
    while text.hasPrefix(".") || text.hasPrefix(" ") { text.removeFirst() }
    while text.hasSuffix(".") || text.hasSuffix(" ") { text.removeLast() }
    return text.isEmpty ? nil : text
  }

  /// Control characters, and those that turn the direction of writing.
  private static func isDeceiving(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x200e, 0x200f, 0x061c, 0x202a...0x202e, 0x2066...0x2069: true
    default: scalar.properties.generalCategory == .control
    }
  }
}
