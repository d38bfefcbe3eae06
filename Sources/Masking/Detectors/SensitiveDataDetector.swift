/// Finds a kind of data that only the host knows: a national identity number, a contract number.
///
/// A detector reads UTF-8 bytes and spends its budget as it goes. A detector that runs out of its
/// budget, throws, or gives a range outside the text has failed, and then the whole text is masked:
/// nothing that a detector might have found is shown because it did not come to an end.
public protocol SensitiveDataDetector: Sendable {
  /// The kind of what it finds.
  var kind: SensitiveKind { get }

  /// Finds everything of its kind.
  /// - Parameters:
  ///   - text: The UTF-8 bytes of the text.
  ///   - budget: How many steps the detector may take; it pays one for each byte it looks at.
  /// - Returns: Byte ranges, in any order. A range that cuts a character is widened to it.
  /// - Throws: ``DetectionBudget/Exceeded``, or any error of its own.
  func ranges(in text: Span<UInt8>, budget: inout DetectionBudget) throws -> [Range<Int>]
}

/// The steps that a host's detector may take over one text.
public struct DetectionBudget: Hashable, Sendable {
  /// Thrown when no steps are left.
  public struct Exceeded: Error, Hashable, Sendable {
    /// Makes the error.
    public init() {}
  }

  /// How many steps are left.
  public private(set) var remaining: Int

  /// Makes a budget.
  /// - Parameter steps: How many steps may be taken.
  public init(steps: Int) { remaining = max(0, steps) }

  /// Pays for work.
  /// - Parameter steps: How many steps are taken.
  /// - Throws: ``Exceeded`` when fewer are left; none are left from then on.
  public mutating func spend(_ steps: Int = 1) throws(Exceeded) {
    guard steps >= 0, steps <= remaining else {
      remaining = 0
      throw Exceeded()
    }
    remaining -= steps
  }
}
