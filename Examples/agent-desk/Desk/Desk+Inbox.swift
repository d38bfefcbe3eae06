import AgentDesktop
import ConversationCore
import ConversationEngine
import ConversationStorage
import Foundation
import Masking

// The inbox of the whole service, as this desk sees it.
extension Desk {
  /// The rows of the inbox with its counts: who waits longest comes first.
  func inbox(_ category: InboxCategory?) async throws -> [String] {
    let categories = category.map { [$0] } ?? InboxCategory.open
    let page = try await office.center.inbox(
      categories,
      order: .waiting,
      limit: 20,
      for: Office.you
    )
    let counts = try await office.center.inboxCounts(for: Office.you)
    let labels = InboxLabels()
    let shown: [InboxCategory] = [.unassigned, .mine, .assignedToOthers, .resolved]
    let heading = shown.map { "\(labels[$0]) \(counts[$0])" }.joined(separator: " · ")
    guard let you = try await office.agent(Office.you) else { return [] }
    var table = Table(flexible: 4)
    for entry in page.elements {
      let state = try await state(of: entry.conversation.id)
      let row = InboxRow(state, lastMessage: entry.newestMessage, for: you, at: now)
      table.add(
        .init("#\(number(ofRow: row.id))", .bold),
        .init(row.card.channel.label),
        .init(customer(of: state)),
        .init(row.assignee ?? labels[row.category], row.category.colour),
        .init(row.card.messagePreview ?? ""),
        .init(row.waiting.map { "waits \($0.text)" } ?? row.card.sinceActivity.text, .faint)
      )
    }
    let title = ink("  " + heading.fitted(to: min(heading.columns, screen.width - 2)), .bold)
    return [title]
      + (table.rows.isEmpty ? ["  nothing here"] : table.lines(width: screen.width, ink: ink))
  }

  /// The number by which the commands know a conversation, or a dash for one that has not come to this
  /// desk.
  private func number(ofRow id: ConversationID) -> String {
    knows(id) ? String(number(of: id)) : "-"
  }

  /// The customer of a conversation.
  func customer(of id: ConversationID) async throws -> CustomerID {
    try await office.center.customerFile(of: id, for: Office.you).customer.id
  }

  /// Enters something in the card, or takes it away.
  func enter(_ detail: Detail, _ value: String, in id: ConversationID) async throws {
    let (center, caller) = (office.center, Caller.agent(Office.you))
    let customer = try await customer(of: id)
    let value = value == "-" ? nil : value
    switch detail {
    case .name: try await center.setName(value, of: customer, by: caller)
    case .email: try await center.setEmail(value, of: customer, by: caller)
    case .phone: try await center.setPhone(value, of: customer, by: caller)
    }
  }
}
