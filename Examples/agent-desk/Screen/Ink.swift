/// Colours, where the terminal has them and its user wants them.
struct Ink {
  enum Colour: Int {
    case bold = 1
    case faint = 2
    case reverse = 7
    case red = 31
    case green = 32
    case yellow = 33
    case blue = 34
    case cyan = 36
  }

  let isOn: Bool

  /// The text in a colour, or as it is.
  func callAsFunction(_ text: String, _ colour: Colour?) -> String {
    guard isOn, let colour else { return text }
    return "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m"
  }
}
