#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// An agent's note about a customer (H-27): visible to every agent who sees the customer, never to
/// the customer.
///
/// Any of them may change it; who did so and when is kept.
public struct CustomerNote: Hashable, Sendable, Codable, Identifiable {
  /// A change of the text.
  public struct Edit: Hashable, Sendable, Codable {
    /// Who made it.
    public let by: AgentID
    /// When.
    public let at: Date
  }

  /// The longest text, in bytes of UTF-8.
  public static let longestText = 8 * 1024
  /// How many changes are remembered, the newest.
  public static let editsKept = 16

  /// The note's identifier.
  public let id: CustomerNoteID
  /// Whom it is about.
  public let customer: CustomerID
  /// Who wrote it.
  public let author: AgentID
  /// When.
  public let at: Date
  /// What it says.
  public private(set) var text: String
  /// Who changed it, the newest last, no more than ``editsKept``.
  public private(set) var edits: [Edit] = []

  /// Writes a note.
  ///
  /// - Throws: ``ConversationError`` `textEmpty` or `textTooLarge`.
  public init(
    id: CustomerNoteID,
    about customer: CustomerID,
    text: String,
    by author: AgentID,
    at now: Date
  ) throws(ConversationError) {
    try Self.check(text)
    self.id = id
    self.customer = customer
    self.author = author
    self.text = text
    at = now.inWholeMilliseconds
  }

  /// Changes the text; the same text is no change.
  ///
  /// - Returns: Whether it has changed.
  /// - Throws: ``ConversationError`` `textEmpty` or `textTooLarge`; `maskedValue` for a text with stars as
  ///   a masked desktop shows them, which the note has not: it would write them over what they hide.
  @discardableResult
  public mutating func edit(
    _ text: String,
    by agent: AgentID,
    at now: Date
  ) throws(ConversationError) -> Bool {
    try Self.check(text)
    guard !text.hasSameBytes(as: self.text) else { return false }
    guard !Customer.holdsMask(text) || Customer.holdsMask(self.text) else {
      throw ConversationError(.maskedValue)
    }
    self.text = text
    edits.append(Edit(by: agent, at: now.inWholeMilliseconds))
    edits.removeFirst(max(0, edits.count - Self.editsKept))
    return true
  }

  private static func check(_ text: String) throws(ConversationError) {
    guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
      throw ConversationError(.textEmpty)
    }
    guard text.utf8.count <= longestText else {
      throw ConversationError(.textTooLarge(maximumBytes: longestText, actual: text.utf8.count))
    }
  }
}
