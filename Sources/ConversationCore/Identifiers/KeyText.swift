/// Builds the texts of stored keys: parts with U+001F between them.
///
/// Every message needs several; each is written into memory of its own length, once.
package enum KeyText {
  /// Joins parts.
  package static func joining(_ parts: String...) -> String {
    let length = parts.reduce(parts.count - 1) { $0 + $1.utf8.count }
    return unsafe String(unsafeUninitializedCapacity: length) { bytes in
      var end = 0
      for (index, part) in parts.enumerated() {
        if index > 0 {
          unsafe bytes[end] = 0x1F
          end += 1
        }
        end = unsafe append(part, to: bytes, at: end)
      }
      return end
    }
  }

  /// Writes a text's bytes; returns where they end.
  private static func append(
    _ text: String,
    to bytes: UnsafeMutableBufferPointer<UInt8>,
    at start: Int
  ) -> Int {
    var text = text
    return text.withUTF8 { source in
      let place = unsafe UnsafeMutableBufferPointer(rebasing: bytes[start...])
      return unsafe start + place.update(fromContentsOf: source)
    }
  }
}
