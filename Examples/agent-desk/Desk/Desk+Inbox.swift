import AgentDesktop
import ConversationCore
import ConversationEngine
import Foundation

// The inbox of the whole service, as this desk sees it.
extension Desk {
  /// The sections of the inbox with their counts and rows: what the feed has told, and what is resolved
  /// as it is read now.
  func inboxLines(_ category: InboxCategory?) async throws -> [String] {
    var list = inbox
    if category == .resolved {
      list = try await office.center.inboxList([.resolved], for: Office.you, options)
    }
    let shown: [InboxCategory] = [.unassigned, .mine, .assignedToOthers, .resolved]
    let heading = shown.map { "\(list[$0].label) \(list[$0].count)" }.joined(separator: " · ")
    var table = Table(flexible: 5, wraps: false)
    for category in category.map({ [$0] }) ?? [.unassigned, .mine, .assignedToOthers] {
      for row in list[category].rows.prefix(20) { table.add(cells(of: row)) }
    }
    let title = ink("  " + heading.fitted(to: min(heading.columns, screen.width - 2)), .bold)
    return [title]
      + (table.rows.isEmpty ? ["  nothing here"] : table.lines(width: screen.width, ink: ink))
  }

  private func cells(of row: InboxRow) -> [Table.Cell] {
    let tags = row.tags.map { "[\($0.text)] " }.joined()
    let timer = row.waiting.map { "waits \($0.read(at: now).text)" }
    return [
      .init(row.isUnread ? "●" : " ", .cyan), .init("#\(number(ofRow: row.id))", .bold),
      .init((row.badge ?? row.card.channel).label), .init(row.card.customerName ?? row.card.title),
      .init(row.assigneeInitials ?? "—", row.category.colour),
      .init(tags + (row.card.messagePreview ?? "")),
      .init(timer ?? row.card.sinceActivity.read(at: now).text, .faint),
    ]
  }

  /// The number by which the commands know a conversation, or a dash for one that has not come to this
  /// desk.
  func number(ofRow id: ConversationID) -> String {
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
