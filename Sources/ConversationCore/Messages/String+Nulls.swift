extension String {
  /// The text without U+0000, which nobody sees and some databases do not store: a message with it could
  /// never be taken in.
  var withoutNulls: String {
    // Every text of every message passes here: its bytes are looked at where they are.
    let known = unsafe utf8.withContiguousStorageIfAvailable { unsafe $0.contains(0) }
    return known ?? utf8.contains(0)
      ? String(String.UnicodeScalarView(unicodeScalars.filter { $0 != "\0" })) : self
  }
}
