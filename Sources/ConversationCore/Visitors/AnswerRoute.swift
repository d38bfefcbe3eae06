#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// The way that an answer to a visitor takes, and why (H-11, H-16 … H-20, A-38).
@nonexhaustive
public enum AnswerRoute: Hashable, Sendable {
  /// It stays in the chat.
  case chat(ChatReason)
  /// It stays in the chat, and what becomes of it is looked at again at a time: the visitor may come
  /// back and read it.
  case waiting(until: Date)
  /// It goes out as an email as well.
  case email(String)

  /// Why an answer stays in the chat.
  @nonexhaustive
  public enum ChatReason: Hashable, Sendable {
    /// The visitor is there (H-11).
    case visitorIsThere
    /// The visitor has read it.
    case alreadyRead
    /// No email address is known (H-16).
    case noEmailAddress
    /// The address comes from the host's system, and the visitor was not logged in (H-19, A-38).
    case emailNotPermitted
    /// The visitor wants no email.
    case emailRefused
    /// The policy sends no email.
    case switchedOff
    /// A program has written it, and the customer has not asked by email.
    case automatic
    /// A mail cannot carry its files.
    case notForEmail
  }
}

/// When an answer to a visitor who is not there goes out as an email.
public struct AnswerPolicy: Hashable, Sendable {
  /// Whether it does at all.
  public let sendsEmail: Bool
  /// How many seconds somebody must have been gone.
  public let leftFor: TimeInterval
  /// How many seconds somebody must have been away from a page that is still open; `nil` if that
  /// is never enough.
  public let awayFor: TimeInterval?
  /// How many seconds an answer waits to be read before it goes.
  public let readingTime: TimeInterval
  /// How many seconds must pass without another answer before a mail goes: what an agent writes line
  /// by line is one mail.
  ///
  /// Nobody waits for more than ``mostSettling`` times that.
  public let settlingTime: TimeInterval

  /// How many settling times a mail that is due waits for at most.
  public static let mostSettling: Double = 10

  /// Creates a policy; what is negative counts as zero.
  public init(
    sendsEmail: Bool = true,
    leftFor: TimeInterval = 60,
    awayFor: TimeInterval? = 900,
    readingTime: TimeInterval = 60,
    settlingTime: TimeInterval = 20
  ) {
    self.sendsEmail = sendsEmail
    self.leftFor = max(0, leftFor)
    self.awayFor = awayFor.map { max(0, $0) }
    self.readingTime = max(0, readingTime)
    self.settlingTime = max(0, settlingTime)
  }
}

/// What is known when it is decided which way an answer takes.
public struct AnswerSituation: Hashable, Sendable {
  /// When the answer was written.
  public var writtenAt: Date
  /// Whether the visitor has read it.
  public var isRead: Bool
  /// Where the visitor is; `nil` if nothing is known of a visit, which counts as left long ago.
  public var presence: VisitorPresence?
  /// The visitor's email address.
  public var email: CustomerEmail?
  /// Whether the visitor has said that they want no email.
  public var refusesEmail: Bool
  /// Whether it answers an email of theirs: whoever writes by email waits for one (H-14).
  public var answersEmail: Bool
  /// Whether a program has written it.
  public var isAutomatic: Bool
  /// Whether a mail can carry all of it.
  public var fitsEmail: Bool
  /// When the newest of the answers was written that would leave in the same mail; `nil` to ask for
  /// the way alone, without waiting for others.
  public var newestAt: Date?

  /// Describes a situation.
  public init(
    writtenAt: Date,
    isRead: Bool = false,
    presence: VisitorPresence?,
    email: CustomerEmail?,
    refusesEmail: Bool = false,
    answersEmail: Bool = false,
    isAutomatic: Bool = false,
    fitsEmail: Bool = true,
    newestAt: Date? = nil
  ) {
    self.writtenAt = writtenAt
    self.isRead = isRead
    self.presence = presence
    self.email = email
    self.refusesEmail = refusesEmail
    self.answersEmail = answersEmail
    self.isAutomatic = isAutomatic
    self.fitsEmail = fitsEmail
    self.newestAt = newestAt
  }
}

extension AnswerPolicy {
  /// Decides which way an answer takes now.
  ///
  /// Whatever the way, the answer stands in the chat as well, and an email that has not gone is
  /// withdrawn by asking again: once it is read, or the visitor is back, it does not go. What answers
  /// an email need not be read in the chat first, unless the visitor is on the site; what a program has
  /// written goes by email only then. A mail settles, so that it carries all of a burst.
  public func route(_ situation: AnswerSituation, at now: Date) -> AnswerRoute {
    guard !situation.isRead else { return .chat(.alreadyRead) }
    let absence: TimeInterval
    switch situation.presence?.state {
    case .online: return .chat(.visitorIsThere)
    case .away:
      guard let awayFor else { return .chat(.visitorIsThere) }
      absence = awayFor
    case .left, nil: absence = leftFor
    }
    guard sendsEmail else { return .chat(.switchedOff) }
    guard !situation.isAutomatic || situation.answersEmail else { return .chat(.automatic) }
    guard let email = situation.email else { return .chat(.noEmailAddress) }
    guard email.mayBeWrittenTo else { return .chat(.emailNotPermitted) }
    guard !situation.refusesEmail else { return .chat(.emailRefused) }
    guard situation.fitsEmail else { return .chat(.notForEmail) }
    var due = situation.writtenAt
    // Nobody has to wait for somebody who is in their mail program.
    if !situation.answersEmail || situation.presence?.state == .away {
      due = due.after(readingTime)
      if let presence = situation.presence { due = max(due, presence.since.after(absence)) }
    }
    due = settled(due, after: situation.newestAt)
    return now < due ? .waiting(until: due) : .email(email.address)
  }

  /// When a mail that is due leaves: once nothing more was written for a while.
  private func settled(_ due: Date, after newest: Date?) -> Date {
    guard let newest else { return due }
    let latest = due.after(settlingTime * Self.mostSettling)
    return max(due, min(newest.after(settlingTime), latest))
  }
}
