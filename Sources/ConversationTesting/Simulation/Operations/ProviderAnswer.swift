/// What the simulated provider says to a message, in the order of the messages it is handed.
@nonexhaustive
public enum ProviderAnswer: String, Hashable, Sendable, Codable {
  /// It has taken the message.
  case sent
  /// It has taken it and does not say how it calls it.
  case sentWithoutID
  /// It is busy.
  case retry
  /// The answer is lost.
  case unknown
  /// It will never take it.
  case refused
}

/// How a provider's report names the messages it is about.
@nonexhaustive
public enum ReportNaming: String, Hashable, Sendable, Codable {
  /// By the provider's identifier, which may not be known yet.
  case providerID
  /// By our own.
  case message
  /// Everything up to now.
  case watermark
}
