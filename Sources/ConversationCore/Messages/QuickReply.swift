/// An answer that the customer can give by pressing a button beside a message.
public struct QuickReply: Hashable, Sendable, Codable {
  /// What the button says, and what the customer's answer then says.
  public let title: String
  /// What comes back with the answer, for programs; never empty.
  public let payload: String

  /// Describes an answer; without a payload, its title comes back.
  public init(_ title: String, payload: String? = nil) {
    self.title = title
    self.payload = payload ?? title
  }
}
