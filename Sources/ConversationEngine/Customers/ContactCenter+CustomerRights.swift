import ConversationCore

// Who may do what about a customer, in their card or with all that is kept about them.
extension ContactCenter {
  /// Refuses an agent who may not do this to anybody, before anything is read of the customer: they do
  /// not learn either whether there is one.
  func requireReach(of command: Command) async throws {
    guard let id = command.caller.agent else { return }
    switch command.kind {
    case .editCustomer, .changeCustomerNotes: return
    default:
      guard try await viewer(id).maySettle(command.kind) else {
        throw ConversationError(.notPermitted(command.kind))
      }
    }
  }

  /// Refuses an agent who sees nothing of the customer, or who may not do this to anybody.
  func requireRight(to command: Command, about customer: CustomerID) async throws {
    guard let id = command.caller.agent else { return }
    let agent = try await viewer(id)
    try await requireSight(of: customer, by: agent)
    switch command.kind {
    case .editCustomer, .changeCustomerNotes: break
    default:
      guard agent.maySettle(command.kind) else {
        throw ConversationError(.notPermitted(command.kind))
      }
    }
  }
}
