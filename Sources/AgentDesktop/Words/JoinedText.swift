/// A text of fixed words with names and numbers joined into it.
///
/// Write it as a literal, with the names as interpolations:
///
/// ```swift
/// let text: JoinedText = "\(name) has joined the conversation"
/// ```
///
/// Where words or names are written from right to left, each name and number is isolated (U+2068 …
/// U+2069), so that a Hebrew name does not turn an English sentence round, nor a phone number an
/// Arabic one. A text that is left-to-right throughout has no marks. Direction controls inside a name
/// are left out and line ends become spaces: either would reach beyond the name.
public struct JoinedText: Hashable, Sendable, ExpressibleByStringInterpolation,
  CustomStringConvertible
{
  private var parts: [Part]

  fileprivate enum Part: Hashable {
    case words(String)
    case value(String)
  }

  /// The text as it is shown.
  public var description: String {
    let isMixed = parts.contains { part in
      switch part {
      case .words(let text), .value(let text): text.hasRightToLeft
      }
    }
    return parts.map { part in
      switch part {
      case .words(let text): text
      case .value(let text): isMixed ? "\u{2068}\(text)\u{2069}" : text
      }
    }
    .joined()
  }

  /// Creates a text of fixed words.
  public init(stringLiteral words: String) { parts = [.words(words)] }

  /// Creates a text of words, names and numbers.
  public init(stringInterpolation: StringInterpolation) { parts = stringInterpolation.parts }

  /// Collects words, names and numbers.
  public struct StringInterpolation: StringInterpolationProtocol, Sendable {
    fileprivate var parts: [Part] = []

    /// Begins a text.
    public init(literalCapacity: Int, interpolationCount: Int) {
      parts.reserveCapacity(2 * interpolationCount + 1)
    }

    /// Adds fixed words.
    public mutating func appendLiteral(_ words: String) { parts.append(.words(words)) }

    /// Joins a name.
    public mutating func appendInterpolation(_ name: String) {
      var scalars = String.UnicodeScalarView()
      for scalar in name.unicodeScalars where !scalar.isDirectionControl {
        scalars.append(scalar.isParagraphEnd ? " " : scalar)
      }
      parts.append(.value(String(scalars)))
    }

    /// Joins a number.
    public mutating func appendInterpolation(_ number: Int) { parts.append(.value("\(number)")) }
  }
}
