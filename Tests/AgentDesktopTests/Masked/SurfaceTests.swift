import AgentDesktop
import ConversationCore
import Foundation
import Masking
import Testing

/// Each row of the document, on the desktop that shows it.
@Suite struct SurfaceTests {
  private static let on = DisplayPolicy(isEnabled: true)
  private static let all =
    "4111 1111 1111 1111, GB82 WEST 1234 5698 7654 32, SSN 123-45-6789, "
    + "+447966197542, melissa@gmail.com"
  private static let allMasked =
    "************1111, ******************5432, SSN ***********, "
    + "*********7542, m******@gmail.com"

  private func inbound(
    _ channel: ChannelKind = .sms,
    name: String? = nil,
    policy: DisplayPolicy = on
  ) throws -> Scene {
    var scene = try Scene(channel, customerName: name)
    scene.display = policy
    return scene
  }

  private func outbound(_ channel: ChannelKind = .sms) throws -> Scene {
    var scene = try Scene.outbound(channel)
    scene.display = Self.on
    return scene
  }

  private func message(
    _ text: String,
    _ direction: MessageDirection,
    by author: MessageAuthor
  ) -> Message {
    Message(
      id: MessageID(conversation: ConversationID(bits: 7), sequence: 9),
      author: author,
      direction: direction,
      channel: .sms,
      content: .text(text),
      at: Scene.start
    )
  }

  private func card(_ scene: Scene, _ last: Message? = nil) -> TaskCard {
    TaskCard(scene.state, lastMessage: last, for: "anna", at: Scene.at(30))
  }

  @Test func `V-14 the title of a task is the masked contact origin, inbound`() throws {
    #expect(card(try inbound()).title == "********0142")
    #expect(card(try inbound(.email)).title == "m**@example.com")
    #expect(card(try inbound(policy: DisplayPolicy())).title == "+15555550142")
  }

  @Test func `V-15 A-42 the title of a task is the masked number dialled, outbound`() throws {
    let card = card(try outbound())
    #expect(card.direction == .outbound)
    #expect(card.title == "********0142")
  }

  @Test func `V-16 the preview of a task masks all five kinds, both directions`() throws {
    for last in [
      message(Self.all, .inbound, by: .customer), message(Self.all, .outbound, by: .agent("anna")),
      message(Self.all, .internal, by: .agent("anna")),
    ] {
      let preview = card(try inbound(), last).messagePreview
      #expect(preview == Self.allMasked.prefix(TaskCard.previewLength - 1) + "…")
    }
  }

  @Test func `V-16 a preview is cut after it was masked, not in the middle of a number`() throws {
    let text = String(repeating: "a ", count: 36) + "4111 1111 1111 1111 and more"
    let preview = try #require(
      card(try inbound(), message(text, .inbound, by: .customer)).messagePreview
    )
    #expect(preview.count == TaskCard.previewLength)
    #expect(preview.hasSuffix("a *******…"))
  }

  @Test func `V-16 a preview is one line, and a short one is whole`() throws {
    let last = message("Hello\n\n  there ", .inbound, by: .customer)
    #expect(card(try inbound(), last).messagePreview == "Hello there")
    #expect(card(try inbound()).messagePreview == nil)
    let indented = message(String(repeating: "\n ", count: 500) + "Hello", .inbound, by: .customer)
    #expect(card(try inbound(), indented).messagePreview == "Hello")
    let long = message(String(repeating: "x", count: 100_000), .inbound, by: .customer)
    #expect(card(try inbound(), long).messagePreview?.count == TaskCard.previewLength)
  }

  @Test(arguments: [NotificationOccasion.contactRequest, .customerMessage, .interrupted])
  func `V-17 a toast shows a masked number`(occasion: NotificationOccasion) throws {
    for scene in [try inbound(), try outbound()] {
      let toast = DeskNotification(occasion, about: scene.state).toast
      #expect(toast.hasSuffix(": ********0142"))
      #expect(!toast.contains("555555"))
    }
  }

  @Test func `V-18 the operating system shows a masked number and a masked preview`() throws {
    let scene = try inbound()
    let notification = DeskNotification(
      .customerMessage,
      about: scene.state,
      message: message(Self.all, .inbound, by: .customer)
    )
    #expect(notification.desktopTitle == "New message: ********0142")
    #expect(notification.desktopPreview == Self.allMasked)
    #expect(DeskNotification(.interrupted, about: scene.state).desktopPreview == nil)
  }

  private func fields(_ scene: Scene, to agent: AgentID) throws -> [String] {
    try #require(scene.request(for: agent, at: 12)).fields.map { "\($0.name): \($0.value)" }
  }

  @Test func `V-19 a request masks the customer's and the business's number, inbound`() throws {
    var scene = try inbound()
    try scene.change.offer(to: "anna", at: Scene.at(1))
    #expect(
      try fields(scene, to: "anna")
        == ["queueName: Support", "phoneNumber: ********0142", "sourceNumber: ********0100"]
    )
    var mail = try inbound(.email)
    try mail.change.offer(to: "anna", at: Scene.at(1))
    #expect(
      try fields(mail, to: "anna")
        == [
          "queueName: Support", "emailAddress: m**@example.com", "sourceMailbox: h***@example.com",
        ]
    )
  }

  @Test func `V-20 a request masks the customer's number alone, outbound`() throws {
    var scene = try outbound()
    try scene.change.transfer(toAgent: "ben", by: "anna", at: Scene.at(10))
    #expect(
      try fields(scene, to: "ben")
        == ["queueName: Support", "phoneNumber: ********0142", "sourceNumber: +15555550100"]
    )
  }

  @Test func `A-26 a page's name is no number and is not masked, a short code is`() throws {
    var page = try inbound(.messenger)
    try page.change.offer(to: "anna", at: Scene.at(1))
    #expect(
      try fields(page, to: "anna") == ["queueName: Support", "sourcePage: Example Shoes"]
    )
    var short = try inbound()
    short.entryPoint = EntryPoint(
      id: "entry",
      channel: .sms,
      identity: .number("72727", kind: .shortCode),
      displayName: "72727",
      inbox: "inbox",
      queue: "support"
    )
    try short.change.offer(to: "anna", at: Scene.at(1))
    #expect(try fields(short, to: "anna").last == "sourceNumber: *2727")
  }

  @Test func `V-21 V-22 the pane's title is the masked origin or number dialled`() throws {
    #expect(try inbound().pane(for: "anna", at: 1).title == "********0142")
    #expect(try outbound().pane(for: "anna", at: 1).title == "********0142")
    #expect(
      try inbound(policy: DisplayPolicy()).pane(for: "anna", at: 1).title == "+15555550142"
    )
    #expect(try inbound(.messenger).pane(for: "anna", at: 1).title == "Example Shoes")
    #expect(try inbound(.webChat, name: "Mia").pane(for: "anna", at: 1).title == "Mia")
  }

  @Test func `V-23 messages of both directions and notes are masked, and names of files`() throws {
    let scene = try inbound()
    for (direction, author) in [
      (.inbound, .customer), (.outbound, .agent("anna")), (.internal, .agent("anna")),
      (.outbound, .automation("bot")),
    ] as [(MessageDirection, MessageAuthor)] {
      let bubble = Bubble(
        message(Self.all, direction, by: author),
        in: scene.state,
        for: "anna"
      )
      #expect(bubble.text == Self.allMasked)
    }
    func file(_ name: String) -> ConversationCore.Attachment {
      Attachment(mediaType: "image/png", reference: "r", name: name)
    }
    let sent = Message(
      id: MessageID(conversation: ConversationID(bits: 7), sequence: 9),
      author: .customer,
      direction: .inbound,
      channel: .sms,
      content: .text(""),
      attachments: [
        file("melissa@gmail.com.png"), file("melissa@gmail.com"), file("4111111111111111.pdf"),
        file("holiday.png"), file("scan"),
      ],
      at: Scene.start
    )
    let shown = Bubble(sent, in: scene.state, for: "anna").attachments
    #expect(
      shown.map(\.name) == [
        "m******@gmail.com.png", "m******@gmail.com", "************1111.pdf", "holiday.png", "scan",
      ]
    )
    #expect(shown.map(\.reference) == ["r", "r", "r", "r", "r"])
    #expect(shown.map(\.place) == [0, 1, 2, 3, 4])
  }

  @Test func `V-24 only a customer's message is signed, with a masked number`() throws {
    var scene = try inbound(name: "Mia")
    try scene.annaAccepts()
    try scene.send("Hello", by: "anna", at: 20)
    #expect(scene.bubbles(for: "anna").map(\.signature) == ["********0142", nil])
    #expect(scene.bubbles(for: "anna").map(\.author) == ["Mia", "Anna Example"])
    #expect(try inbound().bubbles(for: "anna").first?.author == "********0142")
    #expect(try inbound(.messenger).bubbles(for: "anna").first?.signature == nil)
  }

  @Test func `V-25 the empty compose box shows a masked number`() throws {
    func placeholder(_ scene: Scene) -> String {
      scene.pane(for: "anna", at: 1).composer.placeholder
    }
    #expect(placeholder(try inbound()) == "Write to ********0142")
    #expect(placeholder(try outbound()) == "Write to ********0142")
    #expect(placeholder(try inbound(.messenger, name: "Mia")) == "Write to Mia")
    #expect(placeholder(try inbound(.messenger)) == "Write a message")
  }

  @Test func `V-26 V-27 the history's titles are masked, inbound and outbound`() throws {
    var scene = try inbound(.webChat)
    let texts = [try inbound(), try outbound(), try inbound(.email)]
    try scene.annaAccepts()
    let history = InteractionHistory(
      [scene.change.conversation] + texts.map(\.change.conversation),
      in: scene.state
    )
    #expect(
      history.cards.map(\.title) == ["Web shop", "********0142", "********0142", "m**@example.com"]
    )
    #expect(history.cards.map(\.direction) == [.inbound, .inbound, .outbound, .inbound])
    #expect(history.cards.map(\.agents) == [["Anna Example"], [], ["Anna Example"], []])
  }

  @Test func `V-28 V-29 system variables are masked: contact origin, or number dialled`() throws {
    func variables(_ scene: Scene) -> [String] {
      SystemVariable.all(of: scene.state).map { "\($0.name): \($0.value)" }
    }
    #expect(
      variables(try inbound())
        == [
          "contactOrigin: ********0142", "direction: inbound", "channel: sms",
          "entryPoint: entry", "queueName: Support",
        ]
    )
    #expect(variables(try outbound()).first == "dnis: ********0142")
  }

  @Test(arguments: [
    ("+15555550142", "********0142"), ("555 555 0142", "******0142"), ("Mia 4", "Mia 4"),
    ("Mia Example", "Mia Example"),
  ])
  func `V-30 A-17 a name that is a number is masked wherever it is shown`(
    name: String,
    shown: String
  ) throws {
    var scene = try inbound(name: name)
    #expect(scene.pane(for: "anna", at: 1).customerName == shown)
    #expect(card(scene).customerName == shown)
    #expect(scene.bubbles(for: "anna").first?.author == shown)
    scene = try inbound(.webChat, name: name)
    try scene.change.offer(to: "anna", at: Scene.at(1))
    #expect(try fields(scene, to: "anna")[1] == "visitorName: \(shown)")
  }

  @Test(arguments: [
    (ViewerRole(Role.agent), true), (ViewerRole(Role.supervisor), false),
    (ViewerRole(Role.administrator), false), (ViewerRole(Role.system), true),
    (ViewerRole(rawValue: "auditor"), true),
  ])
  func `W-25 A-27 supervisors and administrators see what is there`(
    viewer: ViewerRole,
    isMasked: Bool
  ) throws {
    var scene = try inbound()
    scene.viewerRole = viewer
    #expect(scene.pane(for: "anna", at: 1).title == (isMasked ? "********0142" : "+15555550142"))
  }

  @Test func `V-09 the switch is off unless a tenant turns it on`() throws {
    var scene = try Scene()
    #expect(!scene.state.display.isEnabled)
    #expect(scene.state.viewerRole == .agent)
    try scene.annaAccepts()
    #expect(scene.bubbles(for: "anna").first?.signature == "+15555550142")
  }
}
