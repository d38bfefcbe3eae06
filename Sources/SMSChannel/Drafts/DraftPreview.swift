public import ConversationCore

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// What a draft would cost as a text message, and why: for those who are writing it.
///
/// ```swift
/// let preview = DraftPreview("We’ll call you back", tariff: tariff)
/// preview.count.segments  // 1
/// preview.price           // 0.05
/// preview.costly          // ["’"]: what makes it travel in UCS-2
/// ```
public struct DraftPreview: Hashable, Sendable {
  /// The largest number of characters that ``costly`` names.
  public static let mostCostly = 10

  /// The text as it would be sent, after replacements.
  public let text: String
  /// What it takes.
  public let count: SegmentCount
  /// The different characters that GSM-7 lacks, the first ones of them: without these the text would
  /// cost less than half.
  public let costly: [Unicode.Scalar]
  /// What it would take with plain characters in the place of typographic ones; `nil` where that
  /// saves nothing.
  public let plain: SegmentCount?
  /// What is sent costs this much; `nil` without a tariff.
  public let price: Decimal?
  /// Why it cannot be sent: longer than the provider takes.
  public let excess: ConversationError?

  /// Looks at a draft.
  ///
  /// - Parameters:
  ///   - draft: What somebody is writing.
  ///   - attachments: How many files go with it.
  ///   - replacement: Whether typographic characters are replaced before it is sent.
  ///   - limit: The longest text that the provider takes.
  ///   - tariff: What the host pays.
  public init(
    _ draft: String,
    attachments: Int = 0,
    replacement: TypographicReplacement.Policy = .never,
    limit: TextLimit? = nil,
    tariff: SegmentTariff? = nil
  ) {
    let text = replacement.apply(to: draft)
    let count = SegmentCount(text)
    self.text = text
    self.count = count
    costly = count.encoding == .ucs2 ? Self.outsideGSM(text) : []
    if count.encoding == .ucs2 {
      let plain = SegmentCount(TypographicReplacement.replacing(in: text))
      self.plain = plain.segments < count.segments ? plain : nil
    } else {
      plain = nil
    }
    price = tariff?.price(segments: count.segments, attachments: attachments)
    excess = limit.flatMap { Self.excess(of: text, over: $0) }
  }

  private static func excess(of text: String, over limit: TextLimit) -> ConversationError? {
    let length = limit.measure.count(text)
    guard length > limit.maximum else { return nil }
    return ConversationError(
      .textTooLongForChannel(maximum: limit.maximum, actual: length, unit: limit.measure.unit)
    )
  }

  private static func outsideGSM(_ text: String) -> [Unicode.Scalar] {
    var found: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars
    where GSMAlphabet.cost(of: scalar.value) == 0 && !found.contains(scalar) {
      found.append(scalar)
      if found.count == mostCostly { break }
    }
    return found
  }
}
