import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension Inspector {
  /// Checks every record and every message there is.
  func inspectEverything() async throws {
    try await inspectAgents()
    for start in stride(from: 0, to: model.conversations.count, by: 64) {
      let indexes = start..<min(start + 64, model.conversations.count)
      var request = LoadRequest()
      request.conversations = indexes.map { model.conversations[$0].id }
      let loaded = try await storage.load(request)
      guard loaded.conversations.count == indexes.count else {
        throw Violation(.noLostMessage, "a conversation is not there any more")
      }
      for read in loaded.conversations {
        guard let index = model.index(of: read.value.id) else { continue }
        try compare(read, at: index)
      }
      for index in indexes { try await inspectTranscript(of: index) }
    }
  }

  private func inspectAgents() async throws {
    var last: AgentID?
    var count = 0
    while true {
      let page = try await storage.agents(of: nil, after: last, limit: 256)
      for read in page { try compare(read) }
      count += page.count
      last = page.last?.value.id
      if page.count < 256 { break }
    }
    guard count == model.agents.count else {
      throw Violation(.noPhantom, "there are \(count) agents, of \(model.agents.count)")
    }
  }

  private func inspectTranscript(of index: Int) async throws {
    let known = model.conversations[index]
    let transcript = try await storage.transcript(
      of: known.id,
      before: nil,
      limit: known.entries.count + 1
    )
    try Invariant04NoLostMessage.check(transcript, of: known)
    for message in transcript { try Invariant12Monotony.check(message, in: known) }
  }
}
