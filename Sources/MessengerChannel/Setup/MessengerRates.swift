public import ChannelAdapters

/// How fast a page sends: what Meta lets through of one page (protocols B4).
public struct MessengerRates: Hashable, Sendable {
  /// Messages of text, links, images and files; `nil` for no limit of our own.
  public var messages: RateLimit?
  /// Messages of sound and moving pictures; `nil` for no limit of our own.
  public var media: RateLimit?

  /// States how fast a page sends.
  public init(
    messages: RateLimit? = RateLimit(perSecond: 300, burst: 300),
    media: RateLimit? = RateLimit(perSecond: 10, burst: 10)
  ) {
    self.messages = messages
    self.media = media
  }
}
