import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Testing

/// Export of a customer, of whom there is something in every kind of record.
@Suite struct ExportTests {
  @Test func `GDPR an export has everything about the customer in one document`() async throws {
    let house = try await ErasureHouse()
    let (customer, _) = try await house.fill()
    await #expect(throws: ConversationError(.notPermitted(.exportCustomer))) {
      try await house.center.export(customer, by: .agent("anna"))
    }
    let export = try await house.center.export(customer, by: .agent("olga"))
    let json = String(decoding: try export.json(), as: UTF8.self)
    for secret in ErasureHouse.secrets where !ErasureHouse.digested.contains(secret) {
      #expect(json.contains(secret), "\(secret)")
    }
    #expect(json.contains("quick reply of mia"))
    #expect(export.conversations.count == 2)
    #expect(
      Set(export.records.map(\.kind)) == [
        "customer-note", "customer-data", "customer-merge", "visit", "visit-recording", "consent",
        "call", "ticket", "partial-message", "early-change",
      ]
    )
    let events = try house.storage.events(after: .start, limit: 9_999).map(\.event)
    #expect(events.last == .customer(customer, .exported(by: .agent("olga"))))
    // Somebody else's is not in it.
    let other = try house.stored(
      try await house.write("something else", id: "o", from: .phone("+15555550199"))
    )
    let stranger = try await house.center.customerFile(of: other, for: "anna").customer.id
    let theirs = try await house.center.export(stranger, by: .system)
    let text = String(decoding: try theirs.json(), as: UTF8.self)
    #expect(text.contains("something else") && !text.contains(ErasureHouse.said))
    #expect(theirs.records.allSatisfy { $0.kind != "partial-message" && $0.kind != "early-change" })
  }
}
