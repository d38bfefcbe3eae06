/// Where the words of consent count, and how they are dealt with there (C-02).
public struct ConsentPolicies: Sendable {
  private let policies: [ChannelKind: @Sendable (NumberKind) -> ConsentPolicy]

  /// States a policy for channels, by the kind of the business's number.
  public init(_ policies: [ChannelKind: @Sendable (NumberKind) -> ConsentPolicy]) {
    self.policies = policies
  }

  /// Text messages, with the words for each kind of number; the provider answers them.
  public static let standard = Self([.sms: { .standard(for: $0) }])

  /// No word means anything: the provider alone keeps consents, and refuses what may not be sent.
  public static let none = Self([:])

  /// Whether the words count on a channel.
  public func concern(_ channel: ChannelKind) -> Bool { policies[channel] != nil }

  /// The policy at an entry point; `nil` where the words do not count.
  public func policy(at entryPoint: EntryPoint) -> ConsentPolicy? {
    guard let policy = policies[entryPoint.channel] else { return nil }
    guard case .number(_, let kind) = entryPoint.identity else { return policy(.longCode) }
    return policy(kind)
  }
}
