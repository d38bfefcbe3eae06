/// An opaque place in a list, from which the next page continues.
public struct PageCursor: Hashable, Sendable, Codable {
  /// The text, whose meaning is the storage's own.
  public let text: String

  /// Creates a cursor from its text.
  public init(text: String) { self.text = text }
}

/// Some elements of a list, and where the next ones begin.
public struct Page<Element: Sendable>: Sendable {
  /// The elements, in the list's order.
  public let elements: [Element]
  /// Where the next page begins; `nil` at the end.
  public let next: PageCursor?

  /// Creates a page.
  public init(_ elements: [Element], next: PageCursor?) {
    self.elements = elements
    self.next = next
  }
}
