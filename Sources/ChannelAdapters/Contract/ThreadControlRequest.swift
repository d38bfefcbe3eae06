/// What is asked about a thread that several programs of the business share.
public struct ThreadControlRequest: Hashable, Sendable {
  /// What is asked.
  @nonexhaustive
  public enum Action: Hashable, Sendable {
    /// Another program is to answer from now on; the provider's identifier of it.
    case pass(to: String)
    /// This contact center takes the thread from whoever has it.
    case take
    /// Whoever has the thread is asked for it.
    case request
  }

  /// What is asked.
  public let action: Action
  /// What the other program is told beside it; it may say something about the customer.
  public let note: String?

  /// Describes a request.
  public init(_ action: Action, note: String? = nil) {
    self.action = action
    self.note = note
  }
}
