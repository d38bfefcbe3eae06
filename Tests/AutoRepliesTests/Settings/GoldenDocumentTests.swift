import AutoReplies
import ConversationCore
import ConversationStorage
import Foundation
import Testing

/// What is stored of this module, as its first format wrote it.
///
/// A file is never changed once its format was released. Before a release,
/// `GOLDEN=write swift test --filter GoldenDocumentTests` writes what this version writes.
@Suite struct GoldenDocumentTests {
  private static func draft() throws -> AutoReplyDraft {
    var draft = AutoReplyDraft(team: "desk", companyName: "Example Ltd", companyCountry: "US")
    draft.policy.firstChatAfterHours = .firstChat
    draft.policy.afterHoursTexts = .everyMessage
    draft[.customerHangsUp].isEnabled = true
    draft[.requestApproval] = AutoReply(
      isEnabled: true,
      includesCompanyName: true,
      includesTeamName: true,
      body: .template("See {link}"),
      extras: [.init("One"), .init("Two", isIncluded: false)]
    )
    return draft
  }

  private static func ledger() throws -> ReplyLedger {
    var scene = try Scene()
    _ = try scene.round([try scene.missed()], at: Scene.open)
    _ = try scene.round(try scene.text(at: Scene.evening), at: Scene.evening)
    return try #require(scene.ledger)
  }

  private func check<Value: StoredDocument & Equatable>(_ value: Value) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Golden/\(Value.documentKind).\(Value.formatNumber).json")
    let record = try Document(value).encoded()
    if ProcessInfo.processInfo.environment["GOLDEN"] == "write" {
      try (record.json + Data("\n".utf8)).write(to: file)
    }
    let stored = try Data(contentsOf: file)
    #expect(
      String(decoding: record.json + Data("\n".utf8), as: UTF8.self)
        == String(decoding: stored, as: UTF8.self)
    )
    let read = try EncodedRecord(format: Value.formatNumber, json: stored)
      .decode(Value.self, name: Value.documentKind.rawValue)
    #expect(read == value)
  }

  @Test
  func
    `Settings, drafts, ledgers and follow-ups are written and read as the golden files hold them`()
    throws
  {
    let draft = try Self.draft()
    try check(draft)
    try check(draft.save(for: TeamSettings(id: "desk", displayName: "Desk")))
    try check(try Self.ledger())
    try check(try #require(FollowUp(after: Scene.ended(), settings: Scene().settings())))
  }

  @Test func `A document of this module that cannot be read is corrupt, and nothing else`() {
    for text in ["", "[]", "{}", #"{"team":1}"#, #"{"replies":{},"team":"x"}"#] {
      let record = EncodedRecord(format: 1, json: Data(text.utf8))
      #expect(throws: StorageError.self) { try record.decode(AutoReplySettings.self, name: "s") }
      #expect(throws: StorageError.self) { try record.decode(ReplyLedger.self, name: "l") }
      #expect(throws: StorageError.self) { try record.decode(RingSchedules.self, name: "r") }
    }
  }
}
