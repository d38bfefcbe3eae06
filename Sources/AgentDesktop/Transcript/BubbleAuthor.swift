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
    let isCode = [.pageScoped, .visitor, .anonymousVisitor].contains(address.kind)
    return isCode ? nil : address.value
  }
}
