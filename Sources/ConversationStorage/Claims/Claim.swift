public import ConversationCore

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// A key that can be taken once: what makes a second copy of a webhook or a command a duplicate.
public struct ClaimKey: HostIdentifier {
  /// The text of the key: its scope and what is claimed in it.
  public let rawValue: String

  /// Creates a key from a stored text.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// A key within a scope, such as an adapter's messages or an agent's commands.
  public init(scope: String, _ key: String) { self.init(rawValue: "\(scope)\u{1F}\(key)") }
}

/// A claim that was taken, and what came of it.
public struct Claim: Hashable, Sendable, Codable {
  /// The key.
  public let key: ClaimKey
  /// What the one who took it left for those who come later.
  public let result: String
  /// When it may be forgotten.
  public let expiresAt: Date

  /// Takes a claim.
  public init(_ key: ClaimKey, result: String = "", expiresAt: Date) {
    self.key = key
    self.result = result
    self.expiresAt = expiresAt
  }
}
