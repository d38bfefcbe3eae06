extension FormFields {
  /// How much of a form is read.
  public struct Limits: Sendable, Hashable {
    /// The most bytes that the encoded form may have; 1 MiB unless stated.
    public var byteCount: Int

    /// The most fields that the form may have; 1,000 unless stated.
    public var fieldCount: Int

    /// States limits.
    public init(byteCount: Int = 1 << 20, fieldCount: Int = 1000) {
      self.byteCount = byteCount
      self.fieldCount = fieldCount
    }
  }

  /// Reads a form from the bytes of a body or of a query.
  ///
  /// `+` is a space, and becomes one before `%2B` becomes a plus sign. A field without `=` has an
  /// empty value. Nothing between two `&` is no field. Values keep their white space and U+0000:
  /// whoever checks a signature needs them as they were signed.
  ///
  /// - Throws: ``FormDecodingError`` when a `%` is not followed by two digits, when a name or value
  ///   is no UTF-8, and when a limit is exceeded. Nothing is left out or repaired silently.
  public init(
    decoding bytes: some Collection<UInt8>,
    limits: Limits = Limits()
  ) throws(FormDecodingError) {
    guard bytes.count <= limits.byteCount else {
      throw FormDecodingError(.tooManyBytes(limit: limits.byteCount), position: limits.byteCount)
    }
    let bytes = Array(bytes)
    self.init()
    var start = bytes.startIndex
    while start < bytes.endIndex {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "&")) ?? bytes.endIndex
      if start < end {
        guard count < limits.fieldCount else {
          throw FormDecodingError(.tooManyFields(limit: limits.fieldCount), position: start)
        }
        let equals = bytes[start..<end].firstIndex(of: UInt8(ascii: "=")) ?? end
        append(
          name: try Self.text(bytes[start..<equals]),
          value: try Self.text(bytes[equals..<end].dropFirst())
        )
      }
      start = end + 1
    }
  }

  /// Decodes one name or value; positions are those of the slice in the whole form.
  private static func text(_ encoded: ArraySlice<UInt8>) throws(FormDecodingError) -> String {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(encoded.count)
    var position = encoded.startIndex
    while position < encoded.endIndex {
      switch encoded[position] {
      case UInt8(ascii: "+"):
        decoded.append(UInt8(ascii: " "))
        position += 1
      case UInt8(ascii: "%"):
        guard position + 2 < encoded.endIndex,
          let high = HexadecimalCoding.value(of: encoded[position + 1]),
          let low = HexadecimalCoding.value(of: encoded[position + 2])
        else { throw FormDecodingError(.invalidPercentEncoding, position: position) }
        decoded.append(high << 4 | low)
        position += 3
      case let byte:
        decoded.append(byte)
        position += 1
      }
    }
    guard let text = String(validating: decoded, as: UTF8.self) else {
      throw FormDecodingError(.invalidUTF8, position: encoded.startIndex)
    }
    return text
  }
}
