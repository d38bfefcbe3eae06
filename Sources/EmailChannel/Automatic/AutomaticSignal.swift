/// What tells that no person has written a mail for us, so that nothing may answer it by itself
/// (C-04, RFC 3834).
public struct AutomaticSignal: Hashable, Sendable, CustomStringConvertible {
  /// Where the signal was found; the raw value is what reports show.
  @nonexhaustive
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// `Auto-Submitted` says anything but `no` (RFC 3834 section 5).
    case autoSubmitted = "auto-submitted"
    /// The return path is empty, as that of bounces is (RFC 3834 section 2).
    case emptyReturnPath = "empty-return-path"
    /// It is a report of a machine: a bounce or a receipt (RFC 6522).
    case report = "report"
    /// `X-Failed-Recipients` names whom a mail has not reached.
    case failedRecipients = "x-failed-recipients"
    /// The author is a mail server: `mailer-daemon`, `postmaster`.
    case mailServer = "mail-server"
    /// A field that only programs that answer by themselves write, such as `X-Autoreply`.
    case autoReplyField = "auto-reply-field"
    /// `X-Loop`: it has been where it goes.
    case loop = "x-loop"
    /// It has passed so many servers that it goes round (RFC 5321 section 6.3).
    case tooManyHops = "too-many-hops"
    /// A program says that it has generated it: rules of a mailbox, a timer.
    case generated = "generated"
    /// The subject begins as absence notes do: the last resort.
    case subject = "subject"
    /// `Precedence` says `bulk`, `list`, `junk` or `auto_reply`.
    case precedence = "precedence"
    /// `X-Auto-Response-Suppress` forbids automatic answers.
    case responseSuppressed = "x-auto-response-suppress"
    /// It comes from a mailing list (RFC 2919, RFC 2369).
    case list = "list"
    /// `Feedback-ID`: it was sent to many.
    case feedbackID = "feedback-id"
    /// The author's address does not take answers: `no-reply`, `owner-…`, `…-request`.
    case noReplyAddress = "no-reply-address"
  }

  /// Where it was found.
  public let kind: Kind

  /// Whether a program has written the mail; otherwise a person may have, and only automatic answers
  /// are out of place.
  public let isFromProgram: Bool

  /// Whether the mail went to many, as lists and newsletters do: others may quote its identifier.
  public var isBulk: Bool {
    switch kind {
    case .precedence, .list, .feedbackID: true
    default: false
    }
  }

  /// Whether a conversation that has ended stays ended when this comes.
  ///
  /// A person whose server forbids automatic answers has written all the same.
  public var leavesConversationsEnded: Bool {
    isFromProgram || isBulk || kind == .noReplyAddress
  }

  init(_ kind: Kind, isFromProgram: Bool) {
    self.kind = kind
    self.isFromProgram = isFromProgram
  }

  /// The raw value of the kind.
  public var description: String { kind.rawValue }
}
