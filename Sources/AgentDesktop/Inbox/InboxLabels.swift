public import ConversationCore

/// What the categories of an inbox are called: English names, until others are given.
///
/// ```swift
/// var labels = InboxLabels()
/// labels[.mine] = "My conversations"
/// ```
public struct InboxLabels: Hashable, Sendable {
  /// What all open conversations together are called (H-01).
  public var open = "Open"
  private var others: [InboxCategory: String]

  /// Creates labels; a category that is not named keeps its English name.
  public init(_ labels: [InboxCategory: String] = [:]) { others = labels }

  /// What a category is called.
  public subscript(category: InboxCategory) -> String {
    get {
      if let label = others[category] { return label }
      return switch category {
      case .unassigned: "Unassigned"
      case .mine: "Mine"
      case .assignedToOthers: "Assigned to others"
      case .snoozed: "Snoozed"
      case .resolved: "Resolved"
      }
    }
    set { others[category] = newValue }
  }
}
