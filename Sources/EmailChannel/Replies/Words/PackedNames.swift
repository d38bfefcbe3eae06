/// A short name in ASCII, in lower case, as two numbers: what most lines begin with that have a colon.
struct PackedName: Equatable {
  private var high: UInt64 = 0
  private var low: UInt64 = 0

  init?(_ name: some Collection<UInt8>) {
    guard name.count <= 16 else { return nil }
    for byte in name {
      guard byte < 0x80 else { return nil }
      let lower = (0x41...0x5a).contains(byte) ? byte | 0x20 : byte
      high = high << 8 | low >> 56
      low = low << 8 | UInt64(lower)
    }
  }

  /// A number that spreads names over a table.
  var spread: UInt64 { (low ^ high &* 0x9e37_79b9_7f4a_7c15) &* 0xd6e8_feb8_6659_fd93 }
}

/// The fields of short names, found without a hasher: a line of a mail costs a few steps.
struct PackedNames: Sendable {
  /// Four times as many places as there are names, so that most of what is no name finds none at once.
  private let places: [Place?]
  private let shift: UInt64

  private struct Place {
    let name: PackedName
    let field: HeaderWords.Field
  }

  init(_ fields: [String: HeaderWords.Field]) {
    let named = fields.compactMap { name, field in
      PackedName(name.utf8).map { Place(name: $0, field: field) }
    }
    var bits: UInt64 = 4
    while 1 << bits < named.count * 4 { bits += 1 }
    shift = 64 - bits
    var places = [Place?](repeating: nil, count: 1 << bits)
    for place in named {
      var index = Int(place.name.spread >> shift)
      while places[index] != nil { index = (index + 1) & (places.count - 1) }
      places[index] = place
    }
    self.places = places
  }

  subscript(name: PackedName) -> HeaderWords.Field? {
    var index = Int(name.spread >> shift)
    while let place = places[index] {
      if place.name == name { return place.field }
      index = (index + 1) & (places.count - 1)
    }
    return nil
  }
}
