import AgentDesktop
import ConversationCore
import Foundation
import Masking
import Testing

@Suite struct FileCardTests {
  @Test func `V-10 W-26 where a file is stands in no view if it names the customer`() throws {
    var scene = try Scene(.sms)
    scene.display = DisplayPolicy(isEnabled: true)
    let references = [
      "https://files.example.com/+447966197542/scan.png", "uploads/melissa@gmail.com.png",
      "uploads/melissa%40gmail.com", "https://files.example.com/ME0123abc",
    ]
    let sent = Message(
      id: MessageID(conversation: ConversationID(bits: 7), sequence: 9),
      author: .customer,
      direction: .inbound,
      channel: .sms,
      content: .text(""),
      attachments: references.map { Attachment(mediaType: "image/png", reference: $0) },
      at: Scene.start
    )
    let masked = Bubble(sent, in: scene.state, for: "anna").attachments
    #expect(masked.map(\.reference) == [nil, nil, nil, references[3]])
    #expect(masked.map(\.place) == [0, 1, 2, 3], "by which the host opens them")
    scene.viewerRole = .supervisor
    let open = Bubble(sent, in: scene.state, for: "anna").attachments
    #expect(open.map(\.reference) == references)
  }
}
