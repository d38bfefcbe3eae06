import ConversationCore

/// Which files of a mail are taken (W-38), and who looks into them (W-29).
///
/// A file that is not taken is dropped, never the mail: agents are told which and why.
public struct FilePolicy: Sendable {
  /// The most files of one mail; 10 unless stated.
  public var maximumCount: Int
  /// The most bytes of all files of one mail together; 25,000,000 unless stated.
  public var maximumBytes: Int
  /// Which types are taken.
  public var types: FileTypes
  private let scanner: (@Sendable (MailPart) -> FileVerdict)?

  /// States a policy.
  ///
  /// - Parameters:
  ///   - maximumCount: The most files of one mail.
  ///   - maximumBytes: The most bytes of all its files together.
  ///   - types: Which types are taken.
  ///   - scanner: Looks into a file before it is taken; it is called for each, one after the other,
  ///     while the mail is received.
  public init(
    maximumCount: Int = 10,
    maximumBytes: Int = 25_000_000,
    types: FileTypes = .standard,
    scanner: (@Sendable (MailPart) -> FileVerdict)? = nil
  ) {
    self.maximumCount = maximumCount
    self.maximumBytes = maximumBytes
    self.types = types
    self.scanner = scanner
  }

  /// What becomes of the files of a mail.
  struct Sorted {
    /// The positions of those that are taken, and their sizes.
    var taken: [(position: Int, byteCount: Int)] = []
    var dropped: [DroppedAttachment] = []
  }

  /// Decides file by file, in their order.
  func sort(_ mail: MailMessage) -> Sorted {
    var sorted = Sorted()
    var total = 0
    for position in mail.files {
      let part = mail.parts[position]
      let byteCount = part.byteCount
      let reason: DroppedAttachment.Reason? =
        if !types.take(mediaType: part.mediaType, name: part.fileName) {
          .typeNotAllowed
        } else if sorted.taken.count >= maximumCount {
          .tooMany
        } else if byteCount > maximumBytes - total {
          .tooLarge
        } else {
          scanner?(part).reason
        }
      if let reason {
        sorted.dropped.append(DroppedAttachment(name: part.fileName, reason: reason))
      } else {
        total += byteCount
        sorted.taken.append((position, byteCount))
      }
    }
    return sorted
  }
}

/// What a host's scanner says of a file (W-29).
@nonexhaustive
public enum FileVerdict: Hashable, Sendable, CaseIterable {
  /// It is taken.
  case clean
  /// It holds data that must not be kept, such as card numbers.
  case sensitive
  /// It may do harm.
  case malicious
  /// It could not be examined.
  case notProcessed

  fileprivate var reason: DroppedAttachment.Reason? {
    switch self {
    case .clean: nil
    case .sensitive: .sensitive
    case .malicious: .malicious
    case .notProcessed: .notProcessed
    }
  }
}
