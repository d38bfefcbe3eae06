import ConversationCore
import Masking

/// The name, initials and signature of who wrote a message, as they are shown.
struct BubbleAuthor {
  let name: String?
  let initials: String?
  var signature: String?

  init(of message: Message, in state: DeskState, _ shown: ShownValues) {
    switch message.author {
    case .customer:
      let conversation = state.conversation
      signature = shown.address(
        of: conversation,
        as: .customerNumber,
        on: .digitalMediaMessageSignature,
        .inbound
      )
      name =
        shown.name(in: conversation, on: .digitalMediaMessageSignature, .inbound) ?? signature
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
}
