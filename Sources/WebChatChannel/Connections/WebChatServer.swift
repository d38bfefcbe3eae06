public import ChannelAdapters
public import ConversationCore

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// The chat of one widget: everything of its server but the network.
///
/// ```swift
/// let line = try server.line(from: arrival) { frame in try await socket.write(frame.encoded()) }
/// for try await bytes in socket { await line.receive(bytes) }
/// await line.close()
/// ```
///
/// It holds dependencies, not state: a host may have several behind one address, and any of them may
/// stop at any time.
public struct WebChatServer: Sendable {
  /// What a widget is set up with.
  public struct Settings: Sendable {
    /// The widget: the identity of its entry point.
    public var widget: String
    /// The pages that may hold it.
    public var origins: OriginList
    /// The secrets that the site signs ``VisitorToken``s with, and the host ``FileTicket``s.
    public var tokenSecrets: SecretSet
    /// The secrets that the site makes ``UserHash``es with; `nil` if they are not accepted.
    public var userHashSecrets: SecretSet?
    /// How long sessions last.
    public var sessions = SessionPolicy()
    /// How long visitors may be still.
    public var presence = PresencePolicy()
    /// How much a visitor may send at a time.
    public var limits = WebChatLimits()
    /// How many messages are read at a time.
    public var pageSize = 100

    /// Sets a widget up.
    public init(
      widget: String,
      origins: OriginList,
      tokenSecrets: SecretSet,
      userHashSecrets: SecretSet? = nil
    ) {
      self.widget = widget
      self.origins = origins
      self.tokenSecrets = tokenSecrets
      self.userHashSecrets = userHashSecrets
    }
  }

  /// What the widget is set up with.
  public let settings: Settings
  let host: any WebChatHost
  let limiter: any VisitorLimiting
  let lines: OpenLines
  let now: @Sendable () -> Date
  let random: @Sendable () -> UInt64

  /// Sets up a server.
  ///
  /// - Parameters:
  ///   - settings: What the widget is set up with.
  ///   - host: The host's storage and contact center.
  ///   - lines: The connections that are open; the adapter has the same.
  ///   - limiter: Counts what visitors do.
  ///   - now: Tells the time.
  ///   - random: Chance that nobody can foretell, for tokens.
  public init(
    _ settings: Settings,
    host: any WebChatHost,
    lines: OpenLines,
    limiter: any VisitorLimiting = InMemoryVisitorLimiter(),
    now: @escaping @Sendable () -> Date = { Date() },
    random: @escaping @Sendable () -> UInt64 = { .random(in: .min ... .max) }
  ) {
    self.settings = settings
    self.host = host
    self.lines = lines
    self.limiter = limiter
    self.now = now
    self.random = random
  }

  /// Opens a line for a connection.
  ///
  /// - Parameters:
  ///   - arrival: What the web server knows of the connection.
  ///   - send: Sends a frame, after the frames before it; it throws when the connection is gone.
  /// - Returns: The line, which waits for `hello`.
  /// - Throws: ``OriginError`` for a page that may not hold the widget: answer 403.
  public func line(
    from arrival: VisitorArrival,
    send: @escaping @Sendable (WebChatFrame) async throws -> Void
  ) throws(OriginError) -> VisitorLine {
    guard settings.origins.admits(arrival.origin) else { throw OriginError() }
    return VisitorLine(server: self, arrival: arrival, send: send)
  }
}

/// What a web server knows of a connection.
public struct VisitorArrival: Hashable, Sendable {
  /// The header `Origin`.
  public let origin: String?
  /// The address of the network that the visitor comes from; sessions are counted by it.
  public let networkAddress: String
  /// The header `User-Agent`.
  public let userAgent: String?
  /// Where the visitor is, if the web server or what stands before it can tell (H-25); nothing is looked
  /// up here.
  public let location: VisitorLocation?

  /// Describes a connection.
  public init(
    origin: String?,
    networkAddress: String,
    userAgent: String? = nil,
    location: VisitorLocation? = nil
  ) {
    self.origin = origin
    self.networkAddress = networkAddress
    self.userAgent = userAgent
    self.location = location
  }
}

/// Chance from a closure.
struct Chance: RandomNumberGenerator {
  let source: @Sendable () -> UInt64

  mutating func next() -> UInt64 { source() }
}
