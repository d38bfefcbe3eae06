/// What Meta has granted an app beyond answers within the standard window.
struct MessengerGrants: Sendable {
  /// The tag by which people answer until the seventh day.
  let humanAgentTag: Bool
  /// Templates at any time.
  let utilityMessages: Bool
}
