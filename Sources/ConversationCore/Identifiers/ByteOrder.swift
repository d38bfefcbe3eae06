// Texts compared as UTF-8, as databases do. Swift's own `==` is canonical equivalence, under which
// two spellings of one letter are one text.
extension String {
  /// Whether both texts have the same bytes.
  @usableFromInline
  package func hasSameBytes(as other: String) -> Bool {
    if isSameWords(as: other) { return true }
    guard utf8.count == other.utf8.count else { return false }
    let answer = unsafe utf8.withContiguousStorageIfAvailable { mine in
      unsafe other.utf8.withContiguousStorageIfAvailable { theirs in
        unsafe UnsafeRawBufferPointer(mine).hasSameBytes(as: UnsafeRawBufferPointer(theirs))
      }
    }
    return (answer ?? nil) ?? utf8.elementsEqual(other.utf8)
  }

  /// Whether both are one text in memory, or the same short one: most names that are compared are, and
  /// then no byte has to be looked at.
  private func isSameWords(as other: String) -> Bool {
    #if _pointerBitWidth(_64)
    let mine = unsafe unsafeBitCast(self, to: (UInt64, UInt64).self)
    let theirs = unsafe unsafeBitCast(other, to: (UInt64, UInt64).self)
    return mine == theirs
    #else
    return false
    #endif
  }

  /// Whether the bytes of this text come before those of another.
  @usableFromInline
  package func precedesInBytes(_ other: String) -> Bool {
    let answer = unsafe utf8.withContiguousStorageIfAvailable { mine in
      unsafe other.utf8.withContiguousStorageIfAvailable { theirs in
        unsafe mine.lexicographicallyPrecedes(theirs)
      }
    }
    return (answer ?? nil) ?? utf8.lexicographicallyPrecedes(other.utf8)
  }
}

extension UnsafeRawBufferPointer {
  /// Whether both have the same bytes, eight at a time.
  package func hasSameBytes(as other: UnsafeRawBufferPointer) -> Bool {
    guard count == other.count else { return false }
    var offset = 0
    while offset + 8 <= count {
      let isSame =
        unsafe loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        == other.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      if !isSame { return false }
      offset += 8
    }
    while offset < count {
      if unsafe self[offset] != other[offset] { return false }
      offset += 1
    }
    return true
  }
}
