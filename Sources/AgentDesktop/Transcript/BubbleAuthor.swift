import ConversationCore

/// The name and initials of who wrote a message, as they are shown.
struct BubbleAuthor {
  let name: String?
  let initials: String?

  init(of message: Message, in state: DeskState) {
    switch message.author {
    case .customer:
      name = Self.customerName(in: state)
      initials = CustomerName.initials(of: state.customerName?.text ?? "")
    case .agent(let id):
      let agentName = state.names.name(of: id)
      name = agentName
      initials = CustomerName.initials(of: agentName)
    case .automation(let program):
      name = program
      initials = CustomerName.initials(of: program)
    case .outside:
      // The provider's word is an identifier, which tells an agent nothing.
      name = state.wording.elsewhere
      initials = CustomerName.initials(of: state.wording.elsewhere)
    case .system:
      name = nil
      initials = nil
    }
  }

  /// The customer's name, or else the address by which people know them: a page-scoped id or a
  /// visitor's id tells an agent nothing.
  private static func customerName(in state: DeskState) -> String? {
    if let name = state.customerName { return name.text }
    let address = state.conversation.address
    return address.kind == .pageScoped || address.kind == .visitor ? nil : address.value
  }
}
