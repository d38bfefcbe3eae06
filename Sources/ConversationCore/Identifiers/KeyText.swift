/// Builds the texts of stored keys: parts with U+001F between them.
///
/// Every message needs several; each is written into memory of its own length, once. Those of two to
/// four parts, which are most, need no list.
package enum KeyText {
  /// Joins two parts.
  package static func joining(_ first: String, _ second: String) -> String {
    unsafe text(of: first.utf8.count + second.utf8.count + 1) { bytes in
      let end = unsafe append(first, to: bytes, at: 0)
      return unsafe append(second, after: end, to: bytes)
    }
  }

  /// Joins three parts.
  package static func joining(_ first: String, _ second: String, _ third: String) -> String {
    unsafe text(of: first.utf8.count + second.utf8.count + third.utf8.count + 2) { bytes in
      var end = unsafe append(first, to: bytes, at: 0)
      end = unsafe append(second, after: end, to: bytes)
      return unsafe append(third, after: end, to: bytes)
    }
  }

  /// Joins four parts.
  package static func joining(
    _ first: String,
    _ second: String,
    _ third: String,
    _ fourth: String
  ) -> String {
    let length =
      first.utf8.count + second.utf8.count + third.utf8.count + fourth.utf8.count + 3
    return unsafe text(of: length) { bytes in
      var end = unsafe append(first, to: bytes, at: 0)
      end = unsafe append(second, after: end, to: bytes)
      end = unsafe append(third, after: end, to: bytes)
      return unsafe append(fourth, after: end, to: bytes)
    }
  }

  /// Joins parts.
  package static func joining(_ parts: String...) -> String {
    var length = parts.count - 1
    for part in parts { length += part.utf8.count }
    return unsafe text(of: length) { bytes in
      var end = 0
      for (index, part) in parts.enumerated() {
        end =
          if index == 0 {
            unsafe append(part, to: bytes, at: 0)
          } else {
            unsafe append(part, after: end, to: bytes)
          }
      }
      return end
    }
  }

  private static func text(
    of length: Int,
    _ write: (UnsafeMutableBufferPointer<UInt8>) -> Int
  ) -> String {
    unsafe String(unsafeUninitializedCapacity: length) { unsafe write($0) }
  }

  /// Writes the separator and a text's bytes after it; returns where they end.
  private static func append(
    _ text: String,
    after end: Int,
    to bytes: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    unsafe bytes[end] = 0x1F
    return unsafe append(text, to: bytes, at: end + 1)
  }

  /// Writes a text's bytes; returns where they end.
  private static func append(
    _ text: String,
    to bytes: UnsafeMutableBufferPointer<UInt8>,
    at start: Int
  ) -> Int {
    let place = unsafe UnsafeMutableBufferPointer(rebasing: bytes[start...])
    let known = unsafe text.utf8.withContiguousStorageIfAvailable { source in
      unsafe start + place.update(fromContentsOf: source)
    }
    if let known { return known }
    var end = start
    for byte in text.utf8 {
      unsafe bytes[end] = byte
      end += 1
    }
    return end
  }
}
