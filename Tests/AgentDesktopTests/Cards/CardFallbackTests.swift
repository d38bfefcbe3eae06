import AgentDesktop
import ConversationCore
import Foundation
import Testing

/// Which of several records a card shows.
@Suite struct CardFallbackTests {
  private func visit(_ start: TimeInterval, _ device: String?, _ city: String) -> Visit {
    Visit(
      of: .anonymousVisitor("s-\(start)", widget: "shop"),
      device: device.map { VisitorDevice(browser: SoftwareVersion($0)) },
      location: VisitorLocation(city: city),
      at: Scene.at(start)
    )
  }

  private func card(_ customer: Customer, _ visits: [Visit]) throws -> VisitorCard {
    let file = CustomerFile(customer: customer, visits: visits)
    return VisitorCard(file, in: try Scene(.sms).state, at: Scene.at(60))
  }

  @Test func `H-25 H-26 the newest visit that says it counts; the host's place goes before it`()
    throws
  {
    var customer = Customer(
      id: CustomerID(bits: 8),
      address: CustomerAddress(.anonymousVisitor("s", widget: "shop"), isVerified: false),
      createdAt: Scene.start
    )
    let visits = [visit(20, nil, "Brno"), visit(10, "Firefox", "Lyon")]
    let known = try card(customer, visits)
    #expect(known.browser == SoftwareVersion("Firefox"))
    #expect(known.location == "Brno")
    customer.location = VisitorLocation(city: "Oslo")
    #expect(try card(customer, visits).location == "Oslo")
  }

  @Test func `H-28 an agent who took part twice is named once`() throws {
    var scene = try Scene(.sms, policy: Scene.sharedInbox())
    try scene.change.claim(by: "anna", at: Scene.at(10))
    try scene.change.unassign(by: "anna", at: Scene.at(20))
    try scene.change.claim(by: "anna", at: Scene.at(30))
    #expect(scene.change.conversation.legs.count == 2)
    let history = InteractionHistory([scene.change.conversation], in: scene.state)
    #expect(history.cards.map(\.agents) == [["Anna Example"]])
  }
}
