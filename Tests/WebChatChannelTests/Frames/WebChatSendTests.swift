import ChannelAdapters
import ConversationCore
import Testing
import WebChatChannel

@Suite struct WebChatSendTests {
  private typealias Fixture = WebChatFixture
  private let fixture: WebChatFixture
  private let entryPoint = EntryPoint(
    id: "widget",
    channel: .webChat,
    identity: .widget("shop"),
    displayName: "Shop",
    inbox: "inbox",
    queue: "queue"
  )

  init() throws { fixture = try WebChatFixture() }

  private func message(
    to recipient: ChannelAddress = Fixture.visitor,
    attachments: [Attachment] = [],
    isAutomatic: Bool = false
  ) -> OutboundMessage {
    OutboundMessage(
      id: Fixture.message,
      entryPoint: entryPoint,
      recipient: recipient,
      text: "Yes / \"we\" do 👋",
      attachments: attachments,
      isAutomatic: isAutomatic,
      answers: "user-42/c-1"
    )
  }

  private func json(_ frame: WebChatFrame?) -> String {
    String(decoding: frame?.encoded() ?? [], as: UTF8.self)
  }

  @Test func `a message leaves as a frame with our name for it`() async throws {
    let file = Attachment(
      mediaType: "image/png",
      reference: "https://files.example.com/1.png",
      byteCount: 7
    )
    let outcome = await fixture.adapter.send(message(attachments: [file], isAutomatic: true))
    #expect(outcome == .sent(providerID: nil))
    let frames = fixture.socket.frames(to: "user-42", of: "shop")
    #expect(frames.count == 1)
    #expect(
      json(frames.first)
        == #"{"answers":"c-1","at":1767225600000,"automatic":true,"files":[{"bytes":7,"#
        + #""mediaType":"image/png","reference":"https://files.example.com/1.png"}],"#
        + #""id":"\#(Fixture.message)","seq":3,"text":"Yes / \"we\" do 👋","type":"message","v":1}"#
    )
  }

  @Test func `the socket decides what becomes of a message`() async {
    fixture.socket.script(.retry(after: 5, nil), .unknown)
    #expect(await fixture.adapter.send(message()) == .retry(after: 5, nil))
    #expect(await fixture.adapter.send(message()) == .unknown)
    #expect(fixture.socket.frames(to: "user-42", of: "shop").isEmpty)
  }

  @Test func `a visitor of another widget is not written to`() async {
    for recipient in [
      ChannelAddress.visitor("user-42", widget: "help"), .email("anna@example.com"),
    ] {
      let outcome = await fixture.adapter.send(message(to: recipient))
      #expect(outcome == .refused(DeliveryFailure(.unreachable)))
    }
    #expect(fixture.socket.frames(to: "user-42", of: "help").isEmpty)
  }

  @Test func `typing and reading are shown where the visitor is`() async {
    let adapter = fixture.adapter
    await adapter.indicateTyping(true, to: Fixture.visitor, from: entryPoint)
    await adapter.sendReadReceipt(upTo: "user-42/c-1", to: Fixture.visitor, from: entryPoint)
    await adapter.sendReadReceipt(upTo: "no slash", to: Fixture.visitor, from: entryPoint)
    let frames = fixture.socket.frames(to: "user-42", of: "shop")
    #expect(
      frames.map { json($0) } == [
        #"{"on":true,"type":"typing","v":1}"#, #"{"type":"read","upTo":"c-1","v":1}"#,
      ]
    )
  }

  @Test func `capabilities say that visitors are there and can be seen reading`() {
    let abilities = fixture.adapter.capabilities(of: .webChat)
    #expect(abilities.hasPresence && abilities.hasTyping && abilities.hasReadReceipts)
    #expect(abilities.textLimit == nil)
    #expect(WebChatAdapter.longestInboundText == 4000)
  }
}
