public import ChannelAdapters

/// How often visitors may do things.
public struct VisitorRates: Hashable, Sendable {
  private let limits: [VisitorAction: RateLimit]

  /// States limits.
  ///
  /// - Parameters:
  ///   - sessions: Sessions for each network address: 5 a minute.
  ///   - frames: Frames of any type for each session: 20 a second, 60 at once.
  ///   - messages: Messages for each session: 1 a second, 10 at once.
  ///   - uploads: Files for each session: 20 an hour.
  public init(
    sessions: RateLimit = RateLimit(perSecond: 5.0 / 60, burst: 5),
    frames: RateLimit = RateLimit(perSecond: 20, burst: 60),
    messages: RateLimit = RateLimit(perSecond: 1, burst: 10),
    uploads: RateLimit = RateLimit(perSecond: 20.0 / 3600, burst: 20)
  ) {
    limits = [.beginSession: sessions, .frame: frames, .message: messages, .upload: uploads]
  }

  /// The limit of an action.
  public subscript(action: VisitorAction) -> RateLimit {
    limits[action] ?? RateLimit(perSecond: 1)
  }
}
