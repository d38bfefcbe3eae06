/// A piece of software by name and version (H-26).
public struct SoftwareVersion: Hashable, Sendable, Codable {
  /// The name, such as `Firefox` or `Windows`.
  public let name: String
  /// The version as it is said, such as `128.0`; `nil` where it is not said.
  public let version: String?

  /// Names a piece of software.
  public init(_ name: String, version: String? = nil) {
    self.name = name
    self.version = version
  }
}

/// What a visitor looks at the site with: what the card shows, and nothing to recognise them by.
public struct VisitorDevice: Hashable, Sendable, Codable {
  /// The browser, if it is known.
  public let browser: SoftwareVersion?
  /// The operating system, if it is known.
  public let system: SoftwareVersion?

  /// Describes a device.
  public init(browser: SoftwareVersion? = nil, system: SoftwareVersion? = nil) {
    self.browser = browser
    self.system = system
  }
}
