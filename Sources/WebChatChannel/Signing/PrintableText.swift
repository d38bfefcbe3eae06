/// Texts of other people's making that are shown in one line.
enum PrintableText {
  /// Whether a text has 1 to so many bytes and no control character.
  static func isGood(_ text: String, upTo limit: Int) -> Bool {
    (1...limit).contains(text.utf8.count)
      && text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
  }
}
