import AgentDesktop
import ConversationCore
import Foundation
import Testing

@Suite struct DeskSamples {
  @Test func `AgentDesktop: what Anna sees of an offer`() throws {
    let policy = try Scene.policy()
    let (conversation, anna) = try Scene.offered(to: try Scene.agent("anna"))
    let agents = [anna]
    let entryPoint = Scene.entryPoint
    let capabilities = ChannelCapabilities()
    let now = Scene.morning.addingTimeInterval(7)
    let customer = Customer(
      id: conversation.customer,
      address: CustomerAddress(conversation.address, isVerified: true),
      name: CustomerName("Lena Example", source: .visitorProvided),
      createdAt: Scene.morning
    )
    let state = DeskState(
      conversation,
      agents: agents,
      policy: policy,
      entryPoint: entryPoint,
      capabilities: capabilities,
      customerName: customer.name
    )
    let request = ContactRequest(state, for: "anna", at: now)
    #expect(request?.timer.elapsed.text == "0:07")

    let pane = InteractionPane(state, for: "anna", at: now)
    let transfer = pane.control(.transfer)
    #expect(transfer?.obstacle != nil)  // nil, or the reason why not
  }
}
