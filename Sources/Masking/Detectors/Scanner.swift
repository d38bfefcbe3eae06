/// One pass over a text that finds everything built in, in the order of the text.
///
/// Text without a digit or an at sign is skipped eight bytes at a time. Addresses bound the runs of
/// digits between them, because an address wins over everything inside it.
struct Scanner {
  let text: ByteView
  let rules: DetectionRules

  /// Gives every match to `sink`.
  func scan<Sink: MatchSink>(into sink: inout Sink) {
    guard let first = text.firstDigitOrAt(from: 0, to: text.count) else { return }
    scan(from: first, into: &sink)
  }

  /// Gives every match to `sink`; nothing can begin before `first`.
  func scan<Sink: MatchSink>(from first: Int, into sink: inout Sink) {
    unsafe withUnsafeTemporaryAllocation(
      byteCount: DigitRun.byteCount,
      alignment: MemoryLayout<DigitGroup>.alignment
    ) { runMemory in
      unsafe withUnsafeTemporaryAllocation(
        byteCount: RunMatches.byteCount,
        alignment: MemoryLayout<Match>.alignment
      ) { matchMemory in
        let run = unsafe DigitRun(memory: runMemory)
        let found = unsafe RunMatches(memory: matchMemory)
        var reader = RunReader(
          text: text,
          rules: rules,
          run: run,
          found: found,
          visible: text
        )
        scan(from: first, &reader, into: &sink)
      }
    }
  }

  private func scan<Sink: MatchSink>(
    from first: Int,
    _ reader: inout RunReader,
    into sink: inout Sink
  ) {
    var position = first
    var floor = 0
    var addresses = AddressCursor(text: text, isWanted: rules.kinds.contains(.email))
    while true {
      let address = addresses.next(from: position, floor: floor)
      if let address, position >= address.range.lowerBound {
        let match = Match(
          kind: .email,
          confidence: .high,
          detail: 0,
          start: address.range.lowerBound,
          end: address.range.upperBound
        )
        if !address.isMasked, !sink.take(match) { return }
        floor = match.end
        position = floor
      } else if text.isAt(at: position) {
        position += 1
      } else {
        let limit = address?.range.lowerBound ?? text.count
        if let account = account(at: position, floor: floor, limit: limit) {
          if !sink.take(account) { return }
          floor = account.end
          position = floor
        } else if let end = DigitRun.endOfShortRun(text.prefix(limit), from: position) {
          // Inside a code of letters and digits nothing begins.
          position = Ascii.isLetter(text[end]) ? text.lastDigits(ofWordAt: end) : end
        } else {
          position = readRun(from: position, &floor, limit, &reader, into: &sink)
          if position < 0 { return }
        }
      }
      guard let next = text.firstDigitOrAt(from: position, to: text.count) else { return }
      position = next
    }
  }

  @inline(__always)
  private func account(at position: Int, floor: Int, limit: Int) -> Match? {
    guard Ascii.isLetter(text[position - 1]), Ascii.isLetter(text[position - 2]),
      Ascii.isDigit(text[position + 1]), rules.kinds.contains(.iban)
    else { return nil }
    return IBANDetector(text: text).number(atCheckDigit: position, floor: floor, limit: limit)
  }

  /// Reads one run, piece by piece if it is a long one; gives where to go on, or -1 to stop.
  private func readRun<Sink: MatchSink>(
    from start: Int,
    _ floor: inout Int,
    _ limit: Int,
    _ reader: inout RunReader,
    into sink: inout Sink
  ) -> Int {
    var start = start
    var isContinued = false
    while true {
      reader.read(from: start, floor: floor, limit: limit, isContinued: isContinued)
      var index = 0
      while index < reader.found.count {
        if !sink.take(reader.found[index]) { return -1 }
        floor = reader.found[index].end
        index += 1
      }
      guard reader.run.isCut else { return reader.run.end }
      // Behind the last match, or behind the groups that cannot begin one any more.
      let next = max(reader.run[reader.run.count - DigitRun.overlap].start, floor)
      isContinued = next > floor
      guard let digit = text.firstDigitOrAt(from: next, to: limit), !text.isAt(at: digit) else {
        return next
      }
      start = digit
    }
  }
}

/// Finds the next email address ahead of the scanner, each at sign once.
private struct AddressCursor {
  let text: ByteView
  private var found: (range: Range<Int>, isMasked: Bool)?
  private var cursor = 0
  private var isDone: Bool

  init(text: ByteView, isWanted: Bool) {
    self.text = text
    isDone = !isWanted
  }

  /// The first address that ends behind `position`, and does not begin before `floor`.
  @inline(__always)
  mutating func next(
    from position: Int,
    floor: Int
  ) -> (range: Range<Int>, isMasked: Bool)? {
    if let found, found.range.lowerBound >= floor, found.range.upperBound > position {
      return found
    }
    if isDone { return nil }
    return search(from: position, floor: floor)
  }

  private mutating func search(
    from position: Int,
    floor: Int
  ) -> (range: Range<Int>, isMasked: Bool)? {
    cursor = max(cursor, position)
    while let at = text.firstAt(from: cursor, to: text.count) {
      cursor = at + 1
      if let address = EmailDetector(text: text).address(around: at, floor: floor) {
        found = address
        return address
      }
    }
    isDone = true
    found = nil
    return nil
  }
}
