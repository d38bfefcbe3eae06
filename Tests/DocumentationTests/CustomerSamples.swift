import AgentDesktop
import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import Foundation
import Masking
import Testing

@Suite struct CustomerSamples {
  /// A center with one conversation.
  private static func center() async throws -> (center: ContactCenter, id: ConversationID) {
    let center = try await SampleShop.center()
    return (center, try await SampleShop.write(to: center).conversation)
  }

  @Test func `Inbox: the card is filled, and everything about the customer erased`() async throws {
    let (center, id) = try await Self.center()
    let customer = try await center.customerFile(of: id, for: "anna").customer.id
    try await center.setEmail("mia@example.com", of: customer, by: .agent("anna"))
    try await center.addNote("Prefers mornings", about: customer, by: "anna")
    try await center.setData([.init("Orders", "7")], from: "shop", about: customer)
    let file = try await center.customerFile(of: id, for: "anna")
    #expect(file.notes.count == 1 && file.data.count == 1)
    let receipt = try await center.erase(customer, by: .administrator)
    #expect(receipt.isDone)
  }

  @Test func `Inbox: an agent chooses of what they are told`() async throws {
    let (center, _) = try await Self.center()
    let settings = try NotificationSettings(
      of: "anna",
      email: "anna@example.com",
      offlineMessages: true,
      missedConversations: false
    )
    try await center.save(settings, by: .agent("anna"))
    #expect(try await center.notificationSettings(of: "anna") == settings)
  }

  @Test func `Inbox: an agent's screen begins with everything`() async throws {
    let (center, id) = try await Self.center()
    var place: EventCursor?
    var inbox = InboxList()
    let options = DeskFeedOptions(display: DisplayPolicy(isEnabled: true))
    for try await update in center.deskFeed(for: "anna", after: place, options) {
      inbox.take(update.view)
      place = update.cursor
      break
    }
    #expect(inbox.sections.flatMap(\.rows).map(\.id) == [id])
    #expect(place != nil)
  }
}
