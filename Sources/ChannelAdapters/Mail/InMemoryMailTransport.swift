import Locking

/// A mail transport that keeps what it gets, for tests and examples.
public final class InMemoryMailTransport: MailTransport {
  /// A mail as it was handed over.
  public struct Submission: Sendable, Hashable {
    /// The bytes of the mail.
    public let message: [UInt8]
    /// Where it was to go.
    public let envelope: MailEnvelope
  }

  private struct State {
    var outcomes: ArraySlice<MailOutcome>
    var submissions: [Submission] = []
  }

  private let state: Locked<State>

  /// Makes a transport.
  ///
  /// - Parameter outcomes: What comes of the first mails, in their order; the mails behind them
  ///   are accepted.
  public init(_ outcomes: [MailOutcome] = []) {
    state = Locked(State(outcomes: outcomes[...]))
  }

  /// The mails that were accepted, and those whose outcome is unknown, in their order.
  public var submissions: [Submission] {
    state.withLock { $0.submissions }
  }

  /// Gives the next outcome and keeps the mail unless it was refused or deferred.
  ///
  /// When the task is cancelled already, the mail is deferred and takes no outcome.
  public func submit(_ message: [UInt8], envelope: MailEnvelope) async -> MailOutcome {
    guard !Task.isCancelled else { return .deferred(MailDiagnosis(.cancelled)) }
    return state.withLock { state in
      let outcome = state.outcomes.popFirst() ?? .accepted
      switch outcome {
      case .accepted, .unknown:
        state.submissions.append(Submission(message: message, envelope: envelope))
      case .refused, .deferred:
        break
      }
      return outcome
    }
  }
}

extension InMemoryMailTransport.Submission: CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  /// The sizes alone.
  public var description: String {
    "\(message.count) bytes to \(envelope.recipients.count) recipients"
  }

  /// The same as ``description``.
  public var debugDescription: String { description }

  /// A mirror without the message.
  public var customMirror: Mirror {
    Mirror(self, children: ["messageByteCount": message.count, "envelope": envelope])
  }
}
