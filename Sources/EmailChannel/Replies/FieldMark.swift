/// With which field of a header a line begins, as a bit: blocks are found by a few steps a line.
struct FieldMark: Equatable {
  let bits: UInt8

  /// With none.
  static let none = Self(bits: 0)
  /// The line is blank.
  static let blank = Self(bits: 0x80)
  /// With a field of less weight.
  static let other = Self(.other)

  /// Whether addresses stand in it, or may, which go on in the next lines.
  var isOfPeople: Bool { self == Self(.recipient) || self == .other }

  init(_ field: HeaderWords.Field) { bits = 1 << field.rawValue }

  private init(bits: UInt8) { self.bits = bits }
}
