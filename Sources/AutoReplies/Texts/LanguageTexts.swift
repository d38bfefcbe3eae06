import ConversationCore

/// What is said in one language: short enough for two segments of a text message, without the name of
/// any product.
struct LanguageTexts: Sendable {
  /// The standard text of each of the fourteen triggers.
  let texts: [AutoReplyTrigger: String]
  /// "On Monday at %", from Monday to Sunday; `%` stands for the time.
  let openings: [String]
  /// What stands between hours and minutes.
  let minuteSeparator: String

  /// The texts of each language, by its code (ISO 639).
  static let all: [String: LanguageTexts] = [
    "en": english, "fi": finnish, "sv": swedish, "sl": slovenian, "pl": polish, "hu": hungarian,
  ]

  /// A time in words: "Monday at 9:00".
  func opening(_ local: LocalDateTime) -> String {
    let minutes = local.time.minutes
    let rest = minutes % 60
    let time = "\(minutes / 60)\(minuteSeparator)\(rest < 10 ? "0" : "")\(rest)"
    let words = openings[local.date.weekday.position]
    return words.split(separator: "%", omittingEmptySubsequences: false).joined(separator: time)
  }
}
