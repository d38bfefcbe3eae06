/// How fast a provider takes messages of one sender.
public struct RateLimit: Hashable, Sendable {
  /// How many messages a second in the long run.
  public let perSecond: Double
  /// How many at once, after a pause.
  public let burst: Double

  /// States a limit; what is not positive is taken for one message a second, and one at once.
  public init(perSecond: Double, burst: Double = 1) {
    self.perSecond = perSecond > 0 && perSecond.isFinite ? perSecond : 1
    self.burst = burst >= 1 && burst.isFinite ? burst : 1
  }
}
