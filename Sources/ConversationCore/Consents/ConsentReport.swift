#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// What a provider reports about a customer's consent by itself, beside any message.
public struct ConsentReport: Hashable, Sendable {
  /// Whom and what it is about.
  public let scope: ConsentScope
  /// What the customer has asked for.
  public let request: ConsentRequest
  /// When the provider says that it was so.
  public let at: Date?
  /// The provider's identifier of the report.
  public let externalID: String?

  /// Describes a report.
  public init(
    _ request: ConsentRequest,
    in scope: ConsentScope,
    at: Date? = nil,
    externalID: String? = nil
  ) {
    self.scope = scope
    self.request = request
    self.at = at
    self.externalID = externalID
  }
}
