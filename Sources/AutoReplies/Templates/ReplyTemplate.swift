import ConversationCore

/// A text with fields.
///
/// Such as `Hello {customerName|there}, we open {nextOpening}`:
/// `{name}` is replaced by the field's value, `{name|words}` by the words where it has none; `{{` and
/// `}}` stand for braces.
public struct ReplyTemplate: Hashable, Sendable {
  /// A piece of a template.
  enum Piece: Hashable, Sendable {
    case text(String)
    case field(ReplyField, fallback: String?)
  }

  /// Why a text is no template.
  public struct Malformed: Error, Hashable, Sendable {
    /// Where, in bytes of UTF-8 from the start.
    public let byte: Int
  }

  let pieces: [Piece]

  /// Reads a text.
  ///
  /// - Throws: ``Malformed`` for a brace that stands alone and a field without a name.
  public init(_ text: String) throws(Malformed) {
    let bytes = Array(text.utf8)
    var pieces: [Piece] = []
    var plain: [UInt8] = []
    var position = 0
    func finish(_ plain: inout [UInt8]) {
      guard !plain.isEmpty else { return }
      pieces.append(.text(String(decoding: plain, as: UTF8.self)))
      plain = []
    }
    while position < bytes.count {
      let byte = bytes[position]
      let isDoubled = position + 1 < bytes.count && bytes[position + 1] == byte
      switch byte {
      case Self.open where !isDoubled:
        guard let end = bytes[position...].firstIndex(of: Self.close) else {
          throw Malformed(byte: position)
        }
        finish(&plain)
        pieces.append(try Self.field(bytes[(position + 1)..<end]))
        position = end + 1
      case Self.close where !isDoubled: throw Malformed(byte: position)
      case Self.open, Self.close:
        plain.append(byte)
        position += 2
      default:
        plain.append(byte)
        position += 1
      }
    }
    finish(&plain)
    self.pieces = pieces
  }

  /// The fields that it names, each once, in order.
  public var fields: [ReplyField] {
    pieces.reduce(into: []) { fields, piece in
      if case .field(let field, _) = piece, !fields.contains(field) { fields.append(field) }
    }
  }

  /// The text with values in the place of fields.
  ///
  /// - Throws: ``MissingValue`` for a field that has neither a value nor words for that case.
  public func filled(with values: [ReplyField: String]) throws(MissingValue) -> String {
    var text = ""
    for piece in pieces {
      switch piece {
      case .text(let plain): text += plain
      case .field(let field, let fallback):
        let value = values[field].flatMap { $0.isEmpty ? nil : $0 }
        guard let value = value ?? fallback else { throw MissingValue(field: field) }
        text += value
      }
    }
    return text
  }

  /// The text without its fields: what it has at least.
  var minimum: String {
    pieces.map { piece in
      if case .text(let plain) = piece { plain } else { "" }
    }
    .joined()
  }

  private static let open = UInt8(ascii: "{")
  private static let close = UInt8(ascii: "}")

  private static func field(_ bytes: ArraySlice<UInt8>) throws(Malformed) -> Piece {
    let parts = bytes.split(
      separator: UInt8(ascii: "|"),
      maxSplits: 1,
      omittingEmptySubsequences: false
    )
    let name = parts[0]
    guard !name.isEmpty, !name.contains(open), !name.contains(UInt8(ascii: " ")) else {
      throw Malformed(byte: bytes.startIndex - 1)
    }
    let fallback = parts.count > 1 ? String(decoding: parts[1], as: UTF8.self) : nil
    return .field(ReplyField(String(decoding: name, as: UTF8.self)), fallback: fallback)
  }
}

/// A field that a template names and that has no value.
public struct MissingValue: Error, Hashable, Sendable {
  /// The field.
  public let field: ReplyField

  /// Names a field.
  public init(field: ReplyField) { self.field = field }
}
