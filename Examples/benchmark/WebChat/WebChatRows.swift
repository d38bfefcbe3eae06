import ChannelAdapters
import ConversationCore
import Foundation
import WebChatChannel

/// Frames of a web chat: read, written, and through a line whose host keeps no transcript.
let webChatRows = [
  Row(name: "webchat-read", summary: "frames of widgets that are read a second") { rounds in
    let frames = (0..<8).map { number in
      Array(
        #"{"v":1,"type":"message","id":"c-\#(number)","text":"Where is my order, please?","at":1}"#
          .utf8
      )
    }
    return try await measured("webchat frames read", rounds) { count in
      for number in 0..<count { _ = try VisitorFrame(frames[number % 8]) }
    }
  },
  Row(name: "webchat-write", summary: "frames for widgets that are written a second") { rounds in
    let conversation = ConversationID(bits: 7)
    let now = Date(timeIntervalSince1970: 1_767_225_600)
    return try await measured("webchat frames written", rounds) { count in
      for number in 1...count {
        let message = WebChatMessage(
          id: MessageID(conversation: conversation, sequence: number),
          text: "It is on its way; you get it tomorrow.",
          at: now
        )
        guard !WebChatFrame.message(message).encoded().isEmpty else { throw NothingWritten() }
      }
    }
  },
  Row(name: "webchat-line", summary: "frames of a visitor through a line a second") { rounds in
    let secrets = SecretSet(newest: try Secret("made-up-benchmark-secret"))
    let server = WebChatServer(
      WebChatServer.Settings(
        widget: "shop",
        origins: try OriginList(["https://shop.example.com"]),
        tokenSecrets: secrets
      ),
      host: ForgetfulHost(),
      lines: OpenLines(),
      limiter: NoLimit()
    )
    let arrival = VisitorArrival(origin: "https://shop.example.com", networkAddress: "192.0.2.1")
    let line = try server.line(from: arrival) { frame in _ = frame.encoded() }
    await line.receive(Array(#"{"v":1,"type":"hello"}"#.utf8))
    let ping = Array(#"{"v":1,"type":"typing"}"#.utf8)
    return try await measured("webchat frames through a line", rounds) { count in
      for _ in 0..<count { await line.receive(ping) }
    }
  },
]

private struct NothingWritten: Error {}

private struct NoLimit: VisitorLimiting {
  func wait(for action: VisitorAction, by key: String, at now: Date) async -> TimeInterval? { nil }
}

/// A host without transcripts, whose storage is a dictionary: what is left is the chat's own work.
private actor ForgetfulHost: WebChatHost {
  private var records: [DocumentID: any StoredDocument] = [:]

  func record<Record: StoredDocument>(
    _ id: DocumentID,
    as type: Record.Type
  ) async throws -> WebChatRecord<Record>? {
    (records[id] as? Record).map { WebChatRecord($0, version: 1) }
  }
  func commit(_ changes: [WebChatChange]) async throws -> Bool {
    for case .write(let record, _) in changes { records[record.documentID] = record }
    return true
  }
  func ingest(_ events: [InboundEvent]) async throws -> [WebChatReceipt] {
    events.map { _ in .noted }
  }
  func transcript(
    of visitor: ChannelAddress,
    after: MessageID?,
    limit: Int
  ) async throws -> [Message] { [] }
  func standing(of visitor: ChannelAddress) async throws -> WebChatStanding {
    WebChatStanding(conversation: nil, stage: .none, isStaffed: true)
  }
  nonisolated func name(of agent: AgentID) -> String? { nil }
}

private func measured(
  _ name: String,
  _ rounds: Int,
  _ work: (_ count: Int) async throws -> Void
) async throws -> [Figure] {
  let count = 20_000
  var samples: [Double] = []
  var yardstick = 0.0
  for _ in 0..<rounds {
    samples.append(try await rate(count) { try await work(count) })
    yardstick = max(yardstick, await Yardstick.actorAppends())
  }
  var figure = Figure(name, unit: "frames/s", samples)
  figure.yardstick = (Yardstick.name, yardstick)
  return [figure]
}
