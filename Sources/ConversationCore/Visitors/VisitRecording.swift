#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// A video recording of a visit, as the host's recorder reports it (H-30).
///
/// The SDK keeps a reference and no picture. Agents see it once the visitor has left the site and the
/// recording has been saved, whichever comes last.
public struct VisitRecording: Hashable, Sendable, Codable, Identifiable {
  /// The longest reference that is kept, in bytes of UTF-8.
  public static let longestReference = 2048

  /// The host's name for it.
  public let id: RecordingID
  /// The visitor.
  public let visitor: ChannelAddress
  /// When the visit began.
  public let visitStartedAt: Date
  /// By what the host finds it again: an address or a key, opened by nobody else.
  public let reference: String
  /// How long it is, in seconds.
  public let duration: TimeInterval?
  /// When the visitor left the site; `nil` while they are there.
  public var visitorLeftAt: Date?
  /// When it was saved; `nil` while it is being made.
  public var savedAt: Date?

  /// Describes a recording.
  ///
  /// - Throws: ``ConversationError`` `invalidRecording` for an empty or too long reference, or for a
  ///   duration that is no time.
  public init(
    id: RecordingID,
    of visitor: ChannelAddress,
    visitStartedAt: Date,
    reference: String,
    duration: TimeInterval? = nil,
    visitorLeftAt: Date? = nil,
    savedAt: Date? = nil
  ) throws(ConversationError) {
    guard (1...Self.longestReference).contains(reference.utf8.count),
      duration.map({ $0.isFinite && $0 >= 0 }) ?? true
    else { throw ConversationError(.invalidRecording) }
    self.id = id
    self.visitor = visitor
    self.visitStartedAt = visitStartedAt.inWholeMilliseconds
    self.reference = reference
    self.duration = duration
    self.visitorLeftAt = visitorLeftAt?.inWholeMilliseconds
    self.savedAt = savedAt?.inWholeMilliseconds
  }

  /// Whether agents may see it: the visitor has left, and it was saved (H-30, A-40).
  public var isVisible: Bool { visitorLeftAt != nil && savedAt != nil }

  /// Whether it is of a visit.
  public func isOf(_ visit: Visit) -> Bool {
    visit.visitor == visitor && visit.startedAt == visitStartedAt
  }

  /// The recording with what a visit knows: whether its visitor has left.
  public func completed(by visits: [Visit]) -> Self {
    guard visitorLeftAt == nil,
      let visit = visits.first(where: { isOf($0) }),
      visit.isOver
    else { return self }
    var completed = self
    completed.visitorLeftAt = visit.presence.since
    return completed
  }
}
