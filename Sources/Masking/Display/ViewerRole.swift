/// Who looks at a desktop.
///
/// Agents see masked values; supervisors and administrators do not (W-25, A-27). A role that Masking
/// does not know is treated like an agent.
public struct ViewerRole: RawRepresentable, Hashable, Sendable, Codable {
  /// The role's word.
  public let rawValue: String

  /// Makes a role out of its word.
  /// - Parameter rawValue: The role's word.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// Answers customers.
  public static let agent = ViewerRole(rawValue: "agent")
  /// Leads agents.
  public static let supervisor = ViewerRole(rawValue: "supervisor")
  /// Sets up the tenant.
  public static let administrator = ViewerRole(rawValue: "administrator")

  /// Whether this role sees values as they are.
  public var seesEverything: Bool { self == .supervisor || self == .administrator }
}
