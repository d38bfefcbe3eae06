/// A card number split over consecutive texts: "4111 1111", then "1111 1111".
///
/// Each text gives its digits at the seam: an earlier one the last it has, the current one the
/// first. Texts between the first and the last may hold nothing but digits, texts without any digit
/// ("wait") are passed over, and at one side of the seam no word may stand between it and the digits.
struct SplitNumber {
  let current: String
  let amendments: [ArrivalDecision.Amendment]

  init?(ending text: String, after earlier: [EarlierText]) {
    let head = SeamDigits(firstOf: text)
    guard head.count > 0 else { return nil }
    var middle: [(index: Int, digits: SeamDigits)] = []
    for (index, candidate) in earlier.enumerated().reversed() {
      guard candidate.age <= EarlierText.reach, candidate.age >= .zero,
        middle.count < EarlierText.longestSplit
      else { return nil }
      let tail = SeamDigits(lastOf: candidate.text)
      if tail.isWithoutDigits { continue }
      let nearest = middle.first?.digits ?? tail
      guard tail.count > 0, head.touchesSeam || nearest.touchesSeam else { return nil }
      if let fit = Self.fit(tail, middle.map(\.digits).reversed(), head) {
        current = head.redacted(text, groups: 0..<fit.head)
        let first = ArrivalDecision.Amendment(
          index: index,
          text: tail.redacted(candidate.text, groups: fit.tail..<tail.groups.count)
        )
        let others = middle.reversed().map { part in
          ArrivalDecision.Amendment(
            index: part.index,
            text: part.digits.redacted(
              earlier[part.index].text,
              groups: 0..<part.digits.groups.count
            )
          )
        }
        amendments = [first] + others
        return
      }
      // A number goes on to the left only through a text that is nothing else.
      guard tail.isWholeText else { return nil }
      middle.append((index, tail))
    }
    return nil
  }

  /// How many groups of the head, and from which group on the tail, make a card together.
  private static func fit(
    _ tail: SeamDigits,
    _ middle: [SeamDigits],
    _ head: SeamDigits
  ) -> (tail: Int, head: Int)? {
    let between = middle.flatMap { $0.groups.flatMap(\.digits) }
    guard between.count <= 17 else { return nil }
    for first in tail.groups.indices {
      let start = tail.groups[first...].flatMap(\.digits) + between
      guard start.count <= 18 else { continue }
      var digits = start
      for last in head.groups.indices {
        digits += head.groups[last].digits
        if digits.count > 19 { break }
        if isCard(digits) { return (first, last + 1) }
      }
    }
    return nil
  }

  private static let masker: Masker = {
    var settings = Masker.Settings()
    settings.kinds = [.card]
    return Masker(settings)
  }()

  /// Whether digits are a card, with no separators to help: length, prefix and check digit.
  private static func isCard(_ digits: [UInt8]) -> Bool {
    guard digits.count >= 13 else { return false }
    let text = String(decoding: digits.map { $0 + 0x30 }, as: UTF8.self)
    return masker.findings(in: text).first?.range == text.startIndex..<text.endIndex
  }
}
