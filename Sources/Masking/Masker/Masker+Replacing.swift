extension Masker {
  /// The text with matches replaced: counted first, then written into memory of just that size.
  func replace(_ matches: [Match], in bytes: ByteView) -> String {
    var counter = ByteCounter()
    write(matches, in: bytes, into: &counter)
    return unsafe String(unsafeUninitializedCapacity: counter.count) { buffer in
      guard !buffer.isEmpty else { return 0 }
      var writer = unsafe ByteWriter(buffer)
      write(matches, in: bytes, into: &writer)
      return writer.count
    }
  }

  private func write<Output: MaskOutput>(
    _ matches: [Match],
    in bytes: ByteView,
    into output: inout Output
  ) {
    var position = 0
    for match in matches {
      output.put(bytes, position..<match.start)
      bytes.writeMask(
        of: match.start..<match.end,
        settings.format[match.kind],
        word: match.kind.kind.rawValue,
        into: &output
      )
      position = match.end
    }
    output.put(bytes, position..<bytes.count)
  }
}
