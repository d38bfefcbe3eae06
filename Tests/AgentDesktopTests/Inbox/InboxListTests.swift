import AgentDesktop
import ConversationCore
import Foundation
import Masking
import Testing

/// An agent's inbox: sections, rows, counts, and what a feed changes in it.
@Suite struct InboxListTests {
  private func scene(_ number: UInt64, _ channel: ChannelKind = .sms) throws -> Scene {
    try Scene(
      channel,
      customerName: "Mia Example",
      policy: Scene.sharedInbox(),
      id: ConversationID(bits: UInt128(number))
    )
  }

  private func row(
    _ scene: Scene,
    readMark: ReadMark? = nil,
    at seconds: TimeInterval = 60
  ) throws -> InboxRow {
    InboxRow(
      scene.state,
      lastMessage: (scene.transcript + scene.change.messages).last,
      readMark: readMark,
      for: try Scene.named("anna", among: scene.change.agents),
      at: Scene.at(seconds)
    )
  }

  /// Nobody's, Anna's, Ben's, a snoozed and a resolved one.
  private func rows() throws -> [InboxRow] {
    var scenes = try (1...5).map { try scene($0) }
    for (index, agent) in [(1, "anna"), (2, "ben"), (3, "anna"), (4, "anna")] as [(Int, AgentID)] {
      try scenes[index].change.claim(by: agent, at: Scene.at(TimeInterval(index)))
    }
    try scenes[3].change.snooze(until: Scene.at(600), by: "anna", at: Scene.at(10))
    try scenes[4].change.resolve(by: "anna", at: Scene.at(10))
    return try scenes.map { try row($0) }
  }

  private func id(_ number: UInt64) -> ConversationID { ConversationID(bits: UInt128(number)) }

  @Test func `H-01 H-02 H-03 H-07 A-24 Open is divided in three, and Resolved stands apart`()
    throws
  {
    var counts = InboxCounts()
    counts.add(4, waiting: 2, to: .unassigned)
    counts.add(1, waiting: 1, to: .mine)
    counts.add(1, waiting: 0, to: .assignedToOthers)
    counts.add(7, waiting: 0, to: .snoozed)
    counts.add(90, waiting: 0, to: .resolved)
    let list = InboxList(try rows(), counts: counts, labels: InboxLabels([.mine: "Minun"]))
    #expect(list.open.map(\.category) == [.unassigned, .mine, .assignedToOthers])
    #expect(
      list.sections.map(\.label) == [
        "Unassigned", "Minun", "Assigned to others", "Snoozed", "Resolved",
      ]
    )
    #expect(list.sections.map { $0.rows.map(\.id) } == (1...5).map { [id($0)] })
    #expect(list.openLabel == "Open" && list.openCount == 6)
    #expect(list[.unassigned].count == 4 && list[.unassigned].waiting == 2)
    #expect(list[.unassigned].hasMore && !list[.mine].hasMore)
    #expect(list[.resolved].count == 90)
  }

  @Test func `A-24 rows stand in the order of the inbox, however they come`() throws {
    var scenes = try (1...4).map { try scene($0) }
    // 2 is answered, 3 writes again and keeps the time since which it waits; 4 is the last to write.
    try scenes[1].change.claim(by: "ben", at: Scene.at(5))
    try scenes[1].send("Yes", by: "ben", at: 30)
    for index in [2, 3] {
      let again = Scene.message(on: .sms, text: "Hello?", externalID: "again-\(index)")
      try scenes[index].change.receive(
        again,
        isVerifiedSender: true,
        at: Scene.at(TimeInterval(10 + index))
      )
    }
    try scenes[1].change.unassign(by: "ben", at: Scene.at(31))
    let rows = try scenes.map { try row($0) }
    for shuffled in [rows, rows.reversed(), [rows[2], rows[0], rows[3], rows[1]]] {
      let byActivity = InboxList(shuffled)
      #expect(byActivity[.unassigned].rows.map(\.id) == [id(2), id(4), id(3), id(1)])
      let byWaiting = InboxList(shuffled, order: .waiting)
      // All three wait since the same second: the latest of them to say something comes first.
      #expect(byWaiting[.unassigned].rows.map(\.id) == [id(4), id(3), id(1), id(2)])
    }
  }

  @Test func `A-24 who waits longest comes first, and who is answered last`() throws {
    var early = try scene(1)
    try early.change.claim(by: "anna", at: Scene.at(1))
    try early.send("Yes", by: "anna", at: 2)
    var late = early
    for (seconds, text) in [(100.0, "And?"), (400, "Hello?")] {
      let again = Scene.message(on: .sms, text: text, externalID: text)
      try late.change.receive(again, isVerifiedSender: true, at: Scene.at(seconds))
    }
    let unanswered = try row(late, at: 500)
    #expect(unanswered.waiting?.text == "6:40")
    #expect(unanswered.card.sinceActivity.text == "1:40")
    #expect(try row(early).waiting == nil)
  }

  @Test func `V-14 V-16 V-30 A-27 the rows of an agent are masked, those of a supervisor are not`()
    throws
  {
    var scene = try Scene(.sms, customerName: "+1 555 555 0142", policy: Scene.sharedInbox())
    scene.display = DisplayPolicy(isEnabled: true)
    let secret = Scene.message(on: .sms, text: "call +447966197542", externalID: "m-2")
    try scene.change.receive(secret, isVerifiedSender: true, at: Scene.at(1))
    for viewer in [ViewerRole.agent, .supervisor] {
      scene.viewerRole = viewer
      var written = ""
      dump(InboxList([try row(scene)]), to: &written)
      for digits in ["7966197542", "5555550142", "555 555 0142"] {
        #expect(written.contains(digits) == (viewer == .supervisor) || digits == "5555550142")
      }
      #expect(written.contains("5555550142") == (viewer == .supervisor))
    }
  }

  @Test
  func `H-09 H-13 H-17 A-39 a row has the badge of its newest message, and none for web chat`()
    throws
  {
    for (channel, badge) in [
      (.webChat, nil), (.messenger, .messenger), (.email, .email), (.sms, .sms),
    ] as [(ChannelKind, ChannelKind?)] {
      #expect(try row(try scene(1, channel)).badge == badge)
    }
    var chat = try scene(1, .webChat)
    let mail = Scene.message(on: .email, externalID: "mail")
    try chat.change.receive(mail, isVerifiedSender: true, at: Scene.at(1))
    #expect(try row(chat).badge == .email)
    // A note is carried by no channel: the badge is that of the next answer.
    try chat.change.claim(by: "anna", at: Scene.at(2))
    try chat.change.addNote("By mail now", by: "anna", at: Scene.at(3))
    #expect(try row(chat).badge == .email)
  }

  @Test func `S-10 A-24 a row says whose it is, what is unread, its tags and when it comes back`()
    throws
  {
    var scene = try scene(1)
    #expect(try row(scene).assigneeInitials == nil)
    #expect(try row(scene).isUnread)
    let mark = try #require(
      ReadMark(scene.change.conversation, upTo: 1, by: "ben", at: Scene.at(1))
    )
    #expect(try !row(scene, readMark: mark).isUnread)
    try scene.change.claim(by: "anna", at: Scene.at(2))
    _ = try scene.change.tag(adding: ["vip", "boots"], by: "anna", at: Scene.at(3))
    try scene.change.snooze(until: Scene.at(600), by: "anna", at: Scene.at(4))
    let snoozed = try row(scene)
    #expect(snoozed.assignee == "Anna Example" && snoozed.assigneeInitials == "AE")
    #expect(Set(snoozed.tags.map(\.text)) == ["vip", "boots"])
    #expect(snoozed.snoozedUntil == Scene.at(600) && snoozed.category == .snoozed)
  }

  @Test func `V-10 a tag that is masked is none that could be sent back`() throws {
    var scene = try scene(1)
    let tags: [TagID] = ["call +447966197542", "vip"]
    _ = try scene.change.tag(adding: tags, by: "anna", at: Scene.at(3))
    #expect(try row(scene).tags.map(\.id) == tags)
    scene.display = DisplayPolicy(isEnabled: true)
    let masked = try row(scene).tags
    #expect(masked.map(\.text) == ["call *********7542", "vip"])
    #expect(masked.map(\.id) == [nil, "vip"])
  }

  @Test func `A-24 a list follows what a feed tells: rows move, go and come back`() throws {
    let rows = try rows()
    var list = InboxList()
    list.take(.opened(DeskOpening(inbox: InboxList(rows))))
    #expect(list[.unassigned].rows.map(\.id) == [id(1)])
    var taken = try scene(1)
    try taken.change.claim(by: "anna", at: Scene.at(20))
    try taken.send("Hello", by: "anna", at: 21)
    list.take(.row(try row(taken)))
    #expect(list[.unassigned].rows.isEmpty)
    #expect(list[.mine].rows.map(\.id) == [id(1), id(2)], "what was said last comes first")
    #expect(list.row(of: id(1))?.assigneeInitials == "AE")
    list.take(.rowGone(id(2)))
    #expect(list[.mine].rows.map(\.id) == [id(1)] && list.row(of: id(2)) == nil)
    list.take(.availability(.social, .rona))
    var counts = InboxCounts()
    counts.add(3, waiting: 1, to: .mine)
    list.take(.counts(counts))
    #expect(list[.mine].count == 3 && list[.mine].waiting == 1 && list[.resolved].count == 0)
    #expect(list.openCount == 3)
  }
}
