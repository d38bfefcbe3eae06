import ChannelAdapters
import ConversationCore
import ConversationStorage
import Testing
import WebChatChannel

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The records of visits, merges and ratings as the first version writes them.
@Suite struct RecordTests {
  private let now = WebChatFixture.now

  private func check<Record: StoredDocument & Equatable>(
    _ record: Record,
    _ golden: String
  ) throws {
    let encoded = try EncodedRecord(encoding: record, format: Record.formatNumber)
    #expect(String(decoding: encoded.json, as: UTF8.self) == golden)
    let stored = EncodedRecord(format: 1, json: Data(golden.utf8))
    #expect(try stored.decode(Record.self, name: "record") == record)
    #expect(Record.formatNumber == 1)
  }

  @Test func `D the record of a visit is read for ever`() throws {
    var visit = Visit(
      of: .visitor("user-42", widget: "shop"),
      referrer: "https://search.example.com/",
      device: VisitorDevice(
        browser: SoftwareVersion("Firefox", version: "128.0"),
        system: SoftwareVersion("Linux")
      ),
      at: now
    )
    let page = PageView(url: "https://shop.example.com/boots", title: "Boots", at: now)
    visit.opened(try #require(page))
    _ = visit.note(.hidden, under: PresencePolicy(), at: now.addingTimeInterval(5))
    _ = visit.note(.goodbye, under: PresencePolicy(), at: now.addingTimeInterval(6))
    try check(visit, Self.visit)
  }

  @Test func `D the record of a merge is read for ever`() throws {
    let session = CustomerAddress(.anonymousVisitor("x1", widget: "shop"), isVerified: true)
    let anonymous = Customer(id: CustomerID(bits: 1), address: session, createdAt: now)
    var anna = Customer(
      id: CustomerID(bits: 2),
      address: CustomerAddress(.visitor("anna", widget: "shop"), isVerified: true),
      createdAt: now
    )
    try check(try anna.takeOver(anonymous, proof: .signedIdentity, at: now), Self.merge)
  }

  private static let visit =
    #"{"device":{"browser":{"name":"Firefox","version":"128.0"},"system":{"name":"Linux"}},"#
    + #""nextDeadline":1767225636000,"pageCount":1,"pages":[{"at":1767225600000,"title":"Boots","#
    + #""url":"https://shop.example.com/boots"}],"presence":{"activeAt":1767225600000,"#
    + #""goodbyeAt":1767225606000,"hiddenAt":1767225605000,"seenAt":1767225605000,"#
    + #""since":1767225605000,"state":"away"},"referrer":"https://search.example.com/","#
    + #""startedAt":1767225600000,"#
    + #""visitor":{"kind":"visitor","scope":"shop","value":"user-42"}}"#

  private static let merge =
    #"{"addresses":[{"address":{"kind":"anonymous-visitor","scope":"shop","value":"x1"},"#
    + #""isVerified":true}],"at":1767225600000,"from":"00000000000000000000000001","#
    + #""into":"00000000000000000000000002","movedEmail":false,"movedName":false,"#
    + #""proof":"signedIdentity"}"#
}
