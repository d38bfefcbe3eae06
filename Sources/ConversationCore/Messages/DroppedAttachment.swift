/// A file that its sender attached and that was dropped on the way (W-28, W-29, W-38).
public struct DroppedAttachment: Hashable, Sendable, Codable {
  /// Why a file was dropped.
  @nonexhaustive
  public enum Reason: String, CaseIterable, Hashable, Sendable, Codable {
    /// It holds data that must not be kept, such as card numbers.
    case sensitive
    /// It may do harm.
    case malicious
    /// It could not be examined.
    case notProcessed
    /// Its type is none that is taken.
    case typeNotAllowed
    /// There were more files than are taken.
    case tooMany
    /// All files together were larger than is taken.
    case tooLarge

    /// What a flow may tell the customer, where there is such a text (W-29).
    public var stockText: String? {
      switch self {
      case .sensitive: "The attachment you sent was dropped as it contains sensitive data."
      case .malicious: "The attachment you sent was dropped as it contains malicious data."
      case .notProcessed:
        "The attachment you sent could not be processed at the moment. Please try again later."
      case .typeNotAllowed, .tooMany, .tooLarge: nil
      }
    }
  }

  /// The file's name, if the sender gave one.
  public let name: String?
  /// Why it was dropped.
  public let reason: Reason

  /// Describes a file.
  public init(name: String?, reason: Reason) {
    self.name = name
    self.reason = reason
  }
}
