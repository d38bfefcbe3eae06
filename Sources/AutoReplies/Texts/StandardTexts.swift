/// The standard texts of the fourteen triggers, in the languages that the SDK speaks.
public enum StandardTexts: Sendable {
  /// The codes of the languages (ISO 639), in order.
  public static var languages: [String] { LanguageTexts.all.keys.sorted() }

  /// The text of a trigger in a language such as `fi` or `fi-FI`; `nil` where there is none.
  ///
  /// It is a template: some texts have a link.
  public static func text(for trigger: AutoReplyTrigger, in language: String) -> String? {
    texts(in: language)?.texts[trigger]
  }

  /// Whether there are texts in a language; otherwise those in English are used.
  public static func speaks(_ language: String) -> Bool { texts(in: language) != nil }

  /// The first part of a tag says the language (BCP 47); case does not matter.
  static func texts(in language: String) -> LanguageTexts? {
    let code = language.utf8.prefix { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "_") }
    return LanguageTexts.all[String(decoding: code.map { $0 | 0x20 }, as: UTF8.self)]
  }
}
