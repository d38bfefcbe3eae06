#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// What is counted, and refused when it happens too often.
@nonexhaustive
public enum VisitorAction: String, CaseIterable, Hashable, Sendable {
  /// A session begins; counted for each network address.
  case beginSession
  /// A frame of any type; counted for each session.
  case frame
  /// Something to be stored: a message, a form, a rating; counted for each session.
  case message
  /// A file is uploaded; counted for each session. The host asks before it takes the bytes.
  case upload
}

/// Counts what visitors do, before anything is stored.
///
/// ``InMemoryVisitorLimiter`` counts for one process; a host with several may share the counts.
public protocol VisitorLimiting: Sendable {
  /// Counts an action; `nil` lets it pass, a number of seconds says when to come back.
  func wait(for action: VisitorAction, by key: String, at now: Date) async -> TimeInterval?
}
