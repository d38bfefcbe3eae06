import ConversationCore
import ConversationEngine
import EmailChannel
import Testing
import WebChatChannel

@Suite struct ScannedFileTests {
  @Test func `W-29 agents are told which files of a mail were dropped, once they were looked into`()
    async throws
  {
    var mail = try MailScene()
    mail.files = FilePolicy(scanner: { part in
      await Task.yield()
      return part.fileName == "worm.pdf" ? .malicious : .clean
    })
    let scene = try await ChatScene(mail: mail)
    let parts = ["fine.pdf", "worm.pdf"].map {
      "--b\r\nContent-Type: application/pdf; name=\"\($0)\"\r\n"
        + "Content-Disposition: attachment\r\n\r\nxxx\r\n"
    }
    let stored = try await scene.receive(
      mail.mail(
        id: "1",
        "--b\r\n\r\nSee them.\r\n\(parts.joined())--b--",
        fields: "Content-Type: multipart/mixed; boundary=b\r\n"
      )
    )
    let transcript = try await scene.transcript(of: stored.message.conversation)
    let dropped = [DroppedAttachment(name: "worm.pdf", reason: .malicious)]
    #expect(transcript.first?.content == .notice(.attachmentsDropped(dropped)))
    #expect(transcript.last?.attachments.map(\.name) == ["fine.pdf"])
    #expect(transcript.last?.text == "See them.")
  }
}
