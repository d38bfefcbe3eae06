import ChannelAdapters
import ConversationCore
import EmailChannel
import Testing

@Suite struct FilePolicyTests {
  private func received(
    _ files: [(name: String?, type: String, bytes: Int)],
    _ policy: FilePolicy = FilePolicy(),
    text: String = "See the files."
  ) throws -> InboundMessage {
    let parts = files.map { file in
      let name = file.name.map { "; name=\"\($0)\"" } ?? ""
      return "--b\nContent-Type: \(file.type)\(name)\nContent-Disposition: attachment\n\n"
        + String(repeating: "x", count: file.bytes) + "\n"
    }
    let mail =
      "From: anna@example.com\nTo: support@example.com\n"
      + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\n\(text)\n\(parts.joined())--b--\n"
    return try #require(try EmailFixture(files: policy).message(mail))
  }

  @Test func `W-38 at most ten files are taken, and agents are told of the others`() throws {
    let files = (1...12).map { (name: "\($0).pdf" as String?, type: "application/pdf", bytes: 3) }
    let message = try received(files)
    #expect(message.attachments.map(\.name) == (1...10).map { "\($0).pdf" })
    #expect(
      message.droppedAttachments == [
        DroppedAttachment(name: "11.pdf", reason: .tooMany),
        DroppedAttachment(name: "12.pdf", reason: .tooMany),
      ]
    )
    #expect(try received(Array(files.prefix(10))).droppedAttachments.isEmpty)
  }

  @Test func `W-38 at most 25 MB are taken in all, and smaller files behind a large one`() throws {
    #expect(FilePolicy().maximumBytes == 25_000_000 && FilePolicy().maximumCount == 10)
    let policy = FilePolicy(maximumBytes: 10)
    let message = try received(
      [("a.pdf", "application/pdf", 6), ("b.pdf", "application/pdf", 5), ("c.pdf", "x/y", 4)],
      policy
    )
    #expect(message.attachments.map(\.name) == ["a.pdf", "c.pdf"])
    #expect(message.attachments.map(\.byteCount) == [6, 4])
    #expect(message.droppedAttachments == [DroppedAttachment(name: "b.pdf", reason: .tooLarge)])
  }

  @Test(arguments: [
    ("a.pdf", "application/pdf", true), ("a.PDF", "application/octet-stream", true),
    ("a.exe", "application/pdf", false), ("a.pdf.exe", "application/pdf", false),
    ("a.html", "text/html", false), ("a.svg", "image/svg+xml", false), (nil, "image/png", true),
    (nil, "application/x-msdownload", false), (nil, "application/pdf", true),
    ("noending", "image/jpeg", true), ("noending", "application/x-sh", false),
    ("winmail.dat", "application/ms-tnef", true), (nil, "message/rfc822", true),
  ])
  func `W-38 only files of listed types are taken`(
    _ name: String?,
    _ type: String,
    _ isTaken: Bool
  ) throws {
    let message = try received([(name, type, 3)])
    #expect(message.attachments.count == (isTaken ? 1 : 0))
    let dropped = [DroppedAttachment(name: name, reason: .typeNotAllowed)]
    #expect(message.droppedAttachments == (isTaken ? [] : dropped))
    #expect(try received([(name, type, 3)], FilePolicy(types: .all)).attachments.count == 1)
    let own = FilePolicy(types: FileTypes([".EXE"]))
    #expect(try received([("a.exe", "x/y", 1), ("a.pdf", "x/y", 1)], own).attachments.count == 1)
  }

  private func finished(
    _ names: [String],
    _ policy: FilePolicy
  ) async throws -> (before: InboundMessage, after: InboundMessage) {
    let parts = names.map {
      "--b\nContent-Type: application/pdf; name=\"\($0)\"\nContent-Disposition: attachment\n\nxxx\n"
    }
    let mail =
      "From: anna@example.com\nTo: support@example.com\n"
      + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nSee them.\n\(parts.joined())--b--\n"
    let fixture = try EmailFixture(files: policy)
    let request = try fixture.call(mail)
    let read = try fixture.adapter.receive(request, at: EmailFixture.now)
    let reception = await fixture.adapter.finish(read, of: request, at: EmailFixture.now)
    guard case .message(let before) = read.events.first,
      case .message(let after) = reception.events.first
    else { throw NoMessage() }
    return (before, after)
  }

  private struct NoMessage: Error {}

  @Test func `W-29 what a scanner finds is dropped, with its reason`() async throws {
    struct Broken: Error {}
    let policy = FilePolicy(scanner: { part in
      await Task.yield()
      switch part.fileName {
      case "card.pdf": return .sensitive
      case "worm.pdf": return .malicious
      case "locked.pdf": return .notProcessed
      case "odd.pdf": throw Broken()
      default: return part.content.count == 3 ? .clean : .malicious
      }
    })
    let names = ["fine.pdf", "card.pdf", "worm.pdf", "locked.pdf", "odd.pdf"]
    let (before, message) = try await finished(names, policy)
    #expect(message.attachments.map(\.name) == ["fine.pdf"])
    #expect(
      message.droppedAttachments.map(\.reason)
        == [.sensitive, .malicious, .notProcessed, .notProcessed]
    )
    #expect(message.text == "See them." && message.externalID == before.externalID)
    // Whoever forgets to finish loses files, and lets none pass.
    #expect(before.attachments.isEmpty)
    #expect(before.droppedAttachments.allSatisfy { $0.reason == .notProcessed })
    let texts = message.droppedAttachments.prefix(3).compactMap(\.reason.stockText)
    #expect(
      texts == [
        "The attachment you sent was dropped as it contains sensitive data.",
        "The attachment you sent was dropped as it contains malicious data.",
        "The attachment you sent could not be processed at the moment. Please try again later.",
      ]
    )
    #expect(DroppedAttachment.Reason.tooMany.stockText == nil)
  }

  @Test func `W-29, W-38 what a scanner drops takes no place among the ten`() async throws {
    let policy = FilePolicy(
      maximumCount: 2,
      scanner: { part in part.fileName == "1.pdf" ? .malicious : .clean }
    )
    let message = try await finished(["1.pdf", "2.pdf", "3.pdf", "4.pdf"], policy).after
    #expect(message.attachments.map(\.name) == ["2.pdf", "3.pdf"])
    #expect(message.droppedAttachments.map(\.reason) == [.malicious, .tooMany])
    let (before, after) = try await finished(["1.pdf"], FilePolicy())
    #expect(before == after && after.attachments.count == 1)
  }

  @Test func `peers 32 a blank mail with files is a message with files`() throws {
    let message = try received([("a.png", "image/png", 3)], text: "")
    #expect(message.text == "" && message.attachments.count == 1)
  }
}
