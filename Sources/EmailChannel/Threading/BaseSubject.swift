/// What the mails of a thread share of their subjects: without `Re:`, `AW:`, `转发：` and the like in front,
/// and without the name of a list in brackets (RFC 5256 section 2.1).
///
/// It is for lists that people look at. Nothing is threaded by it: recurring mails and strangers have the
/// same subjects.
public struct BaseSubject: Hashable, Sendable {
  /// The rest, without blanks around it; the whole subject if nothing would be left.
  public let text: String

  /// Takes the marks off a subject.
  public init(of subject: String) {
    var rest = Self.trimmed(Array(subject.unicodeScalars)[...])
    let whole = rest
    while let next = Self.withoutMark(rest) ?? Self.withoutTag(rest) { rest = next }
    text = Self.string(rest.isEmpty ? whole : rest)
  }

  /// Takes off what answers and forwarded mails begin with, but no list's name.
  static func withoutMarks(_ subject: String) -> String {
    var rest = trimmed(Array(subject.unicodeScalars)[...])
    while let next = withoutMark(rest) { rest = next }
    return string(rest)
  }

  private typealias Scalars = ArraySlice<Unicode.Scalar>

  /// Without one word that marks an answer, with a number in brackets or without, and its colon.
  private static func withoutMark(_ subject: Scalars) -> Scalars? {
    let head = subject.prefix(longest + 8)
    guard let colon = head.firstIndex(where: { $0 == ":" || $0 == "\u{FF1A}" }) else { return nil }
    var word = head[..<colon]
    while let last = word.last, last.properties.isWhitespace { word.removeLast() }
    if let last = word.last, last == "]" || last == ")" {
      guard let open = word.lastIndex(of: last == "]" ? "[" : "(") else { return nil }
      let number = word[(open + 1)...].dropLast()
      guard !number.isEmpty, number.allSatisfy({ ("0"..."9").contains($0) }) else { return nil }
      word = word[..<open]
    }
    guard words.contains(string(word).lowercased()) else { return nil }
    return trimmed(subject[(colon + 1)...])
  }

  /// Without the name of a list in front, unless that is all.
  private static func withoutTag(_ subject: Scalars) -> Scalars? {
    guard subject.first == "[", let end = subject.firstIndex(of: "]") else { return nil }
    let rest = trimmed(subject[(end + 1)...])
    return rest.isEmpty ? nil : rest
  }

  private static func trimmed(_ text: Scalars) -> Scalars {
    var text = text
    while let first = text.first, first.properties.isWhitespace { text.removeFirst() }
    while let last = text.last, last.properties.isWhitespace { text.removeLast() }
    return text
  }

  private static func string(_ scalars: Scalars) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// What mail programs of many languages write there, in lower case.
  private static let words: Set<String> = Set(
    """
    re fw fwd aw wg antwort antw doorst sv vs vb vl vá rv tr ré rép réf res enc odp pd ynt ilt bls trs
    fs rif na atb yml отв пер απ σχετ πρθ хариу 回复 回覆 答复 转发 轉寄 轉發 返信 転送 답장 회신 전달 השב
    תגובה הועבר رد إعادة
    """.split(whereSeparator: \.isWhitespace).map { String($0) }
  )

  private static let longest = words.lazy.map(\.unicodeScalars.count).max() ?? 0
}
