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
  /// Looks into a file before it is taken; it may take its time.
  private let scanner: (@Sendable (MailPart) async throws -> FileVerdict)?

  /// States a policy.
  ///
  /// - Parameters:
  ///   - maximumCount: The most files of one mail.
  ///   - maximumBytes: The most bytes of all its files together.
  ///   - types: Which types are taken.
  ///   - scanner: Looks into a file before it is taken, by whatever means. It is asked file by file once
  ///     the mail was read, while whoever delivers it waits; what throws could not be examined. A
  ///     time limit is the host's.
  public init(
    maximumCount: Int = 10,
    maximumBytes: Int = 25_000_000,
    types: FileTypes = .standard,
    scanner: (@Sendable (MailPart) async throws -> FileVerdict)? = nil
  ) {
    self.maximumCount = maximumCount
    self.maximumBytes = maximumBytes
    self.types = types
    self.scanner = scanner
  }

  /// Whether a scanner looks into files.
  var looksInto: Bool { scanner != nil }

  /// What becomes of the files of a mail.
  struct Sorted {
    /// The positions of those that are taken, and their sizes.
    var taken: [(position: Int, byteCount: Int)] = []
    var dropped: [DroppedAttachment] = []
    private var total = 0

    /// Decides about one more file, as far as it need not be looked into.
    fileprivate func reason(
      against part: MailPart,
      under policy: FilePolicy
    ) -> DroppedAttachment.Reason? {
      if !policy.types.take(mediaType: part.mediaType, name: part.fileName) {
        .typeNotAllowed
      } else if taken.count >= policy.maximumCount {
        .tooMany
      } else if part.byteCount > policy.maximumBytes - total {
        .tooLarge
      } else {
        nil
      }
    }

    fileprivate mutating func add(
      _ part: MailPart,
      at position: Int,
      _ reason: DroppedAttachment.Reason?
    ) {
      if let reason {
        dropped.append(DroppedAttachment(name: part.fileName, reason: reason))
      } else {
        total += part.byteCount
        taken.append((position, part.byteCount))
      }
    }
  }

  /// Decides file by file, in their order, as far as nobody has to look into them: what is to be looked
  /// into counts as not examined.
  func sort(_ mail: MailMessage) -> Sorted {
    var sorted = Sorted()
    for position in mail.files {
      let part = mail.parts[position]
      let unexamined: DroppedAttachment.Reason? = scanner == nil ? nil : .notProcessed
      sorted.add(part, at: position, sorted.reason(against: part, under: self) ?? unexamined)
    }
    return sorted
  }

  /// Decides file by file, and has the scanner look into each that would be taken.
  func sortLookingInto(_ mail: MailMessage) async -> Sorted {
    var sorted = Sorted()
    for position in mail.files {
      let part = mail.parts[position]
      var reason = sorted.reason(against: part, under: self)
      if reason == nil, let scanner {
        do { reason = try await scanner(part).reason } catch { reason = .notProcessed }
      }
      sorted.add(part, at: position, reason)
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
