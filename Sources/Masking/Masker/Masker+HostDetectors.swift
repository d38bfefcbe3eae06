/// A match of any kind, for the way that knows detectors of the host.
struct KindMatch {
  var kind: SensitiveKind
  var range: Range<Int>
  var confidence: Finding.Confidence
  var detail: UInt16
  /// Lower wins; the host's kinds stand between card and social security number.
  var precedence: Int
  /// Whether it took over what another match covered; then nothing of it is shown.
  var isWidened = false

  func finding(in text: String) -> Finding {
    Finding(
      kind: kind,
      range: text.range(ofBytes: range),
      confidence: confidence,
      detail: detail
    )
  }
}

extension Masker {
  /// What was found with the host's detectors at work, or that one of them failed.
  struct HostDetection {
    var matches: [KindMatch] = []
    var isFailed = false
  }

  func detect(in text: String) -> [KindMatch] { hostDetection(in: text).matches }

  func maskedByHost(_ text: String) -> MaskedText {
    let detection = hostDetection(in: text)
    if detection.isFailed {
      return MaskedText(text: withheld(text), findings: [], isWithheld: true)
    }
    let findings = detection.matches.map { $0.finding(in: text) }
    if findings.isEmpty { return MaskedText(text: text, findings: [], isWithheld: false) }
    return MaskedText(
      text: ByteView.lend(text) { replace(detection.matches, in: $0, within: 0..<$0.count) },
      findings: findings,
      isWithheld: false
    )
  }

  func hostDetection(in text: String) -> HostDetection {
    ByteView.lend(text) { bytes in
      var detection = HostDetection()
      var sink = MatchList()
      Scanner(text: bytes, rules: rules).scan(into: &sink)
      var all = sink.matches.map { match in
        KindMatch(
          kind: match.kind.kind,
          range: match.start..<match.end,
          confidence: match.confidence,
          detail: match.detail,
          precedence: match.kind.rawValue <= BuiltInKind.card.rawValue ? 0 : Int.max
        )
      }
      for (place, detector) in settings.detectors.enumerated() {
        guard let ranges = ranges(of: detector, in: bytes) else {
          detection.isFailed = true
          return detection
        }
        all += ranges.map { range in
          KindMatch(
            kind: detector.kind,
            range: range,
            confidence: .high,
            detail: 0,
            precedence: 1 + place
          )
        }
      }
      detection.matches = Self.withoutOverlaps(all)
      return detection
    }
  }

  /// The ranges that a detector found, widened to whole scalars; nil if it failed.
  private func ranges(
    of detector: any SensitiveDataDetector,
    in bytes: ByteView
  ) -> [Range<Int>]? {
    let (product, overflow) = bytes.count.multipliedReportingOverflow(
      by: max(0, settings.stepsPerByte)
    )
    var budget = DetectionBudget(steps: (overflow ? Int.max / 2 : product) + 1000)
    guard
      let found = try? bytes.withSpan({ try detector.ranges(in: $0, budget: &budget) }),
      found.allSatisfy({ $0.lowerBound >= 0 && $0.upperBound <= bytes.count })
    else { return nil }
    return found.compactMap { range in
      guard !range.isEmpty else { return nil }
      var start = range.lowerBound
      var end = range.upperBound
      while start > 0 && bytes[start] & 0xC0 == 0x80 { start -= 1 }
      while end < bytes.count && bytes[end] & 0xC0 == 0x80 { end += 1 }
      return start..<end
    }
  }

  /// Of matches that overlap, the first in precedence stays and takes over what the others covered,
  /// so that nothing that anyone found is shown.
  static func withoutOverlaps(_ all: [KindMatch]) -> [KindMatch] {
    var result: [KindMatch] = []
    for match in all.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      guard let last = result.last, last.range.upperBound > match.range.lowerBound else {
        result.append(match)
        continue
      }
      var winner = match.precedence < last.precedence ? match : last
      let end = max(last.range.upperBound, match.range.upperBound)
      let union = last.range.lowerBound..<end
      winner.isWidened = winner.isWidened || winner.range != union
      winner.range = union
      result[result.count - 1] = winner
    }
    return result
  }

  /// A part of a text with matches replaced, all of which lie in it.
  func replace(_ matches: [KindMatch], in bytes: ByteView, within part: Range<Int>) -> String {
    func write<Output: MaskOutput>(into output: inout Output) {
      var position = part.lowerBound
      for match in matches {
        output.put(bytes, position..<match.range.lowerBound)
        var style = settings.format[match.kind]
        if match.isWidened && style != .placeholder { style = .stars(tail: 0) }
        bytes.writeMask(of: match.range, style, word: match.kind.rawValue, into: &output)
        position = match.range.upperBound
      }
      output.put(bytes, position..<part.upperBound)
    }
    var counter = ByteCounter()
    write(into: &counter)
    return unsafe String(unsafeUninitializedCapacity: counter.count) { buffer in
      guard !buffer.isEmpty else { return 0 }
      var writer = unsafe ByteWriter(buffer)
      write(into: &writer)
      return writer.count
    }
  }

  /// A text of which nothing may be shown: stars, or `[withheld]` where placeholders are used.
  func withheld(_ text: String) -> String {
    if settings.format.other == .placeholder { return "[withheld]" }
    return ByteView.lend(text) { bytes in
      var counter = ByteCounter()
      bytes.writeMask(of: 0..<bytes.count, .stars(tail: 0), word: "", into: &counter)
      return String(repeating: "*", count: counter.count)
    }
  }
}
