extension Masker {
  /// The text with every finding masked, also where characters of it are written with percent signs, as
  /// in the address of a page: what a person is shown (V-10, V-23).
  ///
  /// What is found neither way stays byte for byte as it was. A text without a percent sign is looked at
  /// once.
  func maskShown(_ text: String) -> String {
    guard let escaped = EscapedText(text) else { return mask(text) }
    let hidden = hostDetection(in: escaped.plain)
    let written = hostDetection(in: text)
    if hidden.isFailed || written.isFailed { return withheld(text) }
    // Both ways count: what stands beside a value may hide it in one of them.
    let known = written.matches.map { match in
      var match = match
      match.range = escaped.range(ofWritten: match.range)
      return match
    }
    let ranges = Set(known.map(\.range))
    guard hidden.matches.contains(where: { !ranges.contains($0.range) }) else { return mask(text) }
    let all = Self.withoutOverlaps(hidden.matches + known)
    let bytes = Array(text.utf8)
    var shown: [UInt8] = []
    var position = 0
    for match in all {
      let place = escaped.written(match.range)
      shown += bytes[position..<place.lowerBound]
      shown += replacement(of: match, in: escaped.plain).utf8
      position = place.upperBound
    }
    return String(decoding: shown + bytes[position...], as: UTF8.self)
  }

  /// What takes the place of one match.
  private func replacement(of match: KindMatch, in text: String) -> String {
    ByteView.lend(text) { bytes in replace([match], in: bytes, within: match.range) }
  }
}
