import AgentDesktop
import ConversationCore
import Foundation
import Masking
import Testing

struct TranscriptTests {
  @Test func `V-05 L-05 customer and agent stand on different sides, with initials`() throws {
    var scene = try Scene(customerName: "mia maria example")
    try scene.annaAccepts()
    try scene.send("It is on its way", by: "anna", at: 20)
    try scene.change.addNote("Call the depot", by: "anna", at: Scene.at(21))
    let bubbles = scene.bubbles(for: "anna")
    #expect(bubbles.map(\.side) == [.customer, .agent, .note])
    #expect(bubbles.map(\.initials) == ["ME", "AE", "AE"])
    #expect(bubbles.map(\.author) == ["mia maria example", "Anna Example", "Anna Example"])
    #expect(bubbles.map(\.isOwn) == [false, true, true])
    #expect(scene.bubbles(for: "ben").map(\.isOwn) == [false, false, false])
    #expect(bubbles.map(\.text) == ["Where is my parcel?", "It is on its way", "Call the depot"])
    #expect(bubbles.map(\.at) == [Scene.start, Scene.at(20), Scene.at(21)])
    #expect(bubbles.map(\.id.sequence) == [1, 2, 3])
  }

  @Test(arguments: [
    ("Mia", "M"), ("+1 555 555 0142", "#"), ("", "#"), ("   ", "#"), ("straße ßeta", "SS"),
    ("محمد علي", "مع"), ("O'Neill van Dyck", "OD"), ("12 Monkeys", "M"),
  ])
  func `A-13 initials come from letters, and digits never leak`(
    name: String,
    initials: String
  ) throws {
    #expect(try Scene(customerName: name).bubbles(for: "anna").first?.initials == initials)
  }

  @Test func `A-13 a customer without a name has a sign, and the address people know`() throws {
    let sms = try #require(try Scene().bubbles(for: "anna").first)
    #expect(sms.initials == "#")
    #expect(sms.author == "+15555550142")
    #expect(try Scene(.messenger).bubbles(for: "anna").first?.author == nil)
    #expect(try Scene(.webChat).bubbles(for: "anna").first?.author == nil)
  }

  @Test(
    arguments: [
      (.sms, .sms), (.messenger, .messenger), (.email, .email), (.whatsApp, .whatsApp),
      ("kiosk", "kiosk"), (.webChat, nil),
    ] as [(ChannelKind, ChannelKind?)]
  )
  func `H-09 H-10 A-39 each message bears its channel's badge, web chat none`(
    channel: ChannelKind,
    badge: ChannelKind?
  ) throws {
    var scene = try Scene(channel)
    try scene.annaAccepts()
    try scene.send("Hello", by: "anna", at: 20)
    try scene.change.addNote("A note", by: "anna", at: Scene.at(21))
    scene.change.endByCustomer(at: Scene.at(22))
    #expect(scene.bubbles(for: "anna").map(\.badge) == [badge, badge, nil, nil])
  }

  @Test func `A-39 one conversation has mixed badges`() throws {
    let scene = try Scene(.webChat)
    let mail = Message(
      id: MessageID(conversation: scene.change.conversation.id, sequence: 2),
      author: .agent("anna"),
      direction: .outbound,
      channel: .email,
      content: .text("You have left"),
      at: Scene.at(5)
    )
    let bubbles = TranscriptView(scene.transcript + [mail], in: scene.state, for: "anna").bubbles
    #expect(bubbles.map(\.badge) == [nil, .email])
  }

  @Test func `H-08, H-13 a conversation's platform is on each of its messages`() throws {
    for (channel, badge) in [(ChannelKind.messenger, ChannelKind.messenger), (.email, .email)] {
      let scene = try Scene(channel)
      #expect(scene.bubbles(for: "anna").map(\.badge) == [badge])
    }
    #expect(try Scene(.webChat).bubbles(for: "anna").map(\.badge) == [nil])
  }

  @Test func `V-23 the whole mail is shown on request, masked as its text is`() throws {
    var scene = try Scene(.email)
    scene.display = DisplayPolicy(isEnabled: true)
    func message(_ fullText: String?) -> Message {
      Message(
        id: MessageID(conversation: scene.change.conversation.id, sequence: 2),
        author: .customer,
        direction: .inbound,
        channel: .email,
        content: .text("Yes"),
        at: Scene.at(5),
        fullText: fullText
      )
    }
    let mail = message("Yes\n\n> Call +447966197542\n-- \nmelissa@gmail.com")
    let bubble = Bubble(mail, in: scene.state, for: "anna")
    #expect(bubble.text == "Yes" && bubble.hasFullText)
    let whole = try #require(FullText(mail, in: scene.state))
    #expect(whole.text == "Yes\n\n> Call *********7542\n-- \nm******@gmail.com")
    #expect(whole.id == mail.id)
    scene.viewerRole = .supervisor
    #expect(FullText(mail, in: scene.state)?.text == mail.fullText)
    // Where the bubble shows all there is, there is nothing more to ask for.
    #expect(!Bubble(message(nil), in: scene.state, for: "anna").hasFullText)
    #expect(FullText(message(nil), in: scene.state) == nil)
    let amended = MessageAmendment(message: mail.id, content: .text("***")).applied(to: mail)
    #expect(FullText(amended, in: scene.state) == nil)
  }

  @Test func `F-14 only a message to the customer has a delivery status`() throws {
    var scene = try Scene()
    try scene.annaAccepts()
    var sent = try scene.send("Hello", by: "anna", at: 20)
    #expect(scene.bubbles(for: "anna").map(\.status) == [nil, .queued])
    sent.status = .delivered
    #expect(Bubble(sent, in: scene.state, for: "anna").status == .delivered)
  }

  @Test func `S-10 a bubble says whether it was read, on either side, and when it was seen`() throws
  {
    var scene = try Scene()
    var state = scene.state
    let question = try #require(scene.transcript.first)
    #expect(Bubble(question, in: state, for: "anna").isUnread)
    state.readMark = ReadMark(state.conversation, upTo: 1, by: "ben", at: Scene.at(5))
    #expect(!Bubble(question, in: state, for: "anna").isUnread)
    try scene.annaAccepts()
    var sent = try scene.send("Hello", by: "anna", at: 20)
    state = scene.state
    // Who has answered has read it.
    #expect(!Bubble(question, in: state, for: "anna").isUnread)
    sent.status = .read
    #expect(Bubble(sent, in: state, for: "anna").seenAt == nil)
    state.seenAt = [sent.id: Scene.at(30), question.id: Scene.at(31)]
    let seen = Bubble(sent, in: state, for: "anna")
    #expect(seen.status == .read && seen.seenAt == Scene.at(30) && !seen.isUnread)
    // Of what the customer wrote, it is not said when the customer has seen it.
    #expect(Bubble(question, in: state, for: "anna").seenAt == nil)
  }

  @Test func `F-27 F-29 V-40 notices are worded and stand on no side`() throws {
    var scene = try Scene()
    try scene.annaAccepts()
    try scene.change.requestConference(with: "ben", by: "anna", at: Scene.at(20))
    try scene.accept(by: "ben", at: 22)
    try scene.change.exitConference(by: "ben", at: Scene.at(30))
    let notices = scene.bubbles(for: "anna").suffix(2)
    #expect(
      notices.map(\.text) == [
        "Ben Example has joined the conversation", "Ben Example has left the conversation",
      ]
    )
    #expect(notices.allSatisfy { $0.side == .system && $0.initials == nil && $0.author == nil })
  }

  @Test func `programs, withheld texts, files and strangers are shown as what they are`() throws {
    let scene = try Scene(customerName: "Mia Example")
    func bubble(_ author: MessageAuthor, _ direction: MessageDirection) -> Bubble {
      let message = Message(
        id: MessageID(conversation: scene.change.conversation.id, sequence: 9),
        author: author,
        direction: direction,
        channel: .sms,
        content: .withheld(reason: .cardNumber),
        attachments: [Attachment(mediaType: "image/png", reference: "r")],
        at: Scene.at(1),
        isVerifiedSender: author != .customer
      )
      return Bubble(message, in: scene.state, for: "anna")
    }
    let bot = bubble(.automation("Welcome bot"), .outbound)
    #expect(bot.side == .agent && bot.author == "Welcome bot" && bot.initials == "WB")
    #expect(bot.text == "This message was withheld: it had a card number")
    #expect(bot.attachments.count == 1)
    let elsewhere = bubble(.outside("263902037430900"), .outbound)
    #expect(elsewhere.side == .agent && elsewhere.author == "Answered elsewhere")
    let stranger = bubble(.customer, .inbound)
    #expect(!stranger.isVerifiedSender && stranger.side == .customer)
  }
}
