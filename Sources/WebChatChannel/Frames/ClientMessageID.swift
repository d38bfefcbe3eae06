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
}
