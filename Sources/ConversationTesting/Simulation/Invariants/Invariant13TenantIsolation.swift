import ConversationCore
import ConversationStorage

/// Invariant 13: what a tenant sees is the same whether other tenants share the database or not, though
/// all of them use the same identifiers.
enum Invariant13TenantIsolation {
  static func check(
    together: [RecordedEvent],
    alone: [RecordedEvent]
  ) throws(Violation) {
    // Where events stand in the sequence is the database's own.
    let isSame = together.elementsEqual(alone) { $0.event == $1.event && $0.at == $1.at }
    guard isSame else {
      throw Violation(
        .tenantIsolation,
        "\(together.count) events beside another tenant, \(alone.count) alone, or others"
      )
    }
  }

  static func check(
    together: [Versioned<Agent>],
    alone: [Versioned<Agent>]
  ) throws(Violation) {
    guard together == alone else {
      throw Violation(.tenantIsolation, "its agents are others than without another tenant")
    }
  }

  static func check(
    together: [Versioned<Conversation>],
    alone: [Versioned<Conversation>]
  ) throws(Violation) {
    guard together == alone else {
      throw Violation(.tenantIsolation, "its conversations are others than without another tenant")
    }
  }

  static func check(together: [Message], alone: [Message]) throws(Violation) {
    guard together == alone else {
      throw Violation(.tenantIsolation, "its messages are others than without another tenant")
    }
  }
}
