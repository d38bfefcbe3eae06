import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Masking
import Testing

/// Redaction on arrival of what is said of a customer beside messages.
@Suite struct RedactedCustomerTests {
  private let cora = ChannelAddress(kind: "loopback", value: "cora")

  private func customer(_ desk: Desk) async throws -> Customer {
    var request = LoadRequest()
    request.uniqueKeys = [
      UniqueKey(kind: Customer.documentKind, name: Customer.addressKey, value: cora.key)
    ]
    let read = try #require(try await desk.storage.load(request).uniqueDocuments.first)
    return try read.document.value.value(as: Customer.self)
  }

  @Test(arguments: [CustomerName.Source.visitorProvided, .integration])
  func `H-37 W-28 a name from a form or a sign-in is stored without its card number`(
    source: CustomerName.Source
  ) async throws {
    for (policy, expected) in [
      (ArrivalPolicy.redact, "Cora " + String(repeating: "*", count: 16)), (.drop, nil),
      (.off, "Cora 4111 1111 1111 1111"),
    ] {
      let desk = try await Desk(redaction: ["support": policy])
      try await desk.center.learn(
        CustomerName("Cora 4111 1111 1111 1111", source: source),
        of: cora,
        isVerified: true
      )
      #expect(try await customer(desk).name?.text == expected, "\(policy)")
    }
  }

  @Test func `H-37 the names of a system's fields are stored without card numbers`() async throws {
    let desk = try await Desk(redaction: ["support": .redact])
    try await desk.center.learn(of: cora, isVerified: true)
    let id = try await customer(desk).id
    try await desk.center.setData([.init("4111 1111 1111 1111", "7")], from: "shop", about: id)
    let data = CustomerData.documentKind
    let query = DocumentQuery(kind: data, name: CustomerData.customerKey, value: id.description)
    let read = try await desk.storage.documents(query, after: nil, limit: 9).elements
    let fields = try read.flatMap { try $0.value.value(as: CustomerData.self).fields }
    #expect(fields == [.init(String(repeating: "*", count: 16), "7")])
  }
}
