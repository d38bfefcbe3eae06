/// What makes a second copy of a visitor's message a duplicate: the visitor and the id that their
/// browser made.
///
/// The browser's id alone would let one visitor take the ids of another away.
struct ClientMessageID {
  let visitor: String
  let id: String

  init(visitor: String, id: String) {
    self.visitor = visitor
    self.id = id
  }

  /// Reads the text form; `nil` for anything else.
  init?(_ text: String) {
    // A visitor may hold a slash, an id cannot.
    guard let slash = text.utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
    visitor = String(text[..<slash])
    id = String(text[text.utf8.index(after: slash)...])
  }

  var text: String { "\(visitor)/\(id)" }

  /// Whether a browser's id has 1 to 64 letters, digits, `-`, `_` or `.`.
  static func isGood(_ id: String) -> Bool {
    (1...64).contains(id.utf8.count)
      && id.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
          UInt8(ascii: "."):
          true
        default: false
        }
      }
  }
}
