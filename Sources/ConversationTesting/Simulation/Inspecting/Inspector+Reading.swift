import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

// What is read must be what was committed.
extension Inspector {
  /// Reads what was touched and compares it with what was committed.
  func compare(_ touched: Touched) async throws {
    if touched.hasRecords {
      var request = LoadRequest()
      request.conversations = touched.conversations.map { model.conversations[$0].id }
      request.agents = touched.agents.map { model.agents[$0].id }
      let loaded = try await storage.load(request)
      guard loaded.conversations.count == touched.conversations.count,
        loaded.agents.count == touched.agents.count
      else { throw Violation(.noLostMessage, "a record that was committed is not there") }
      for read in loaded.agents { try compare(read) }
      for read in loaded.conversations {
        guard let index = model.index(of: read.value.id) else { continue }
        try compare(read, at: index)
        try await readNewMessages(of: index)
      }
    }
    for message in touched.amended { try await readAgain(message) }
    for index in touched.conversations {
      let known = model.conversations[index]
      try Invariant08Masking.checkBeginnings(of: known, from: known.checkedEntries)
      known.checkedEntries = known.entries.count
    }
    for message in touched.messages { try await compareStatus(of: message) }
  }

  func compare(_ read: Versioned<Agent>) throws(Violation) {
    guard let number = model.number(of: read.value.id) else { return }
    let known = model.agents[number]
    // What is stored counts: a slot that was given back and is still there is in use.
    try Invariant03Capacity.check(read.value, of: known, in: model)
    try Invariant11Determinism.check(
      stored: read.value,
      committed: known.record,
      what: "agent \(known.id)",
      in: nil
    )
    try Invariant12Monotony.check(
      stored: read.version,
      version: known.version,
      what: "agent \(known.id)"
    )
  }

  func compare(_ read: Versioned<Conversation>, at index: Int) throws(Violation) {
    let known = model.conversations[index]
    try Invariant11Determinism.check(
      stored: read.value,
      committed: known.record,
      what: "the conversation",
      in: known.name
    )
    try Invariant12Monotony.check(
      stored: read.version,
      version: known.version,
      what: "the conversation",
      in: known.name
    )
  }

  /// Reads what is new in a transcript.
  private func readNewMessages(of index: Int) async throws {
    let known = model.conversations[index]
    let missing = known.shadow.statuses.count - known.entries.count
    guard missing > 0 else { return }
    let messages = try await storage.transcript(of: known.id, before: nil, limit: missing)
    guard messages.count == missing, messages.last?.id.sequence == known.shadow.statuses.count
    else {
      throw Violation(
        .noLostMessage,
        "message \(messages.last?.id.sequence ?? 0) is the last one that is there, of "
          + "\(known.shadow.statuses.count)",
        in: known.name
      )
    }
    for message in messages {
      let cause = try Invariant05NoPhantom.takeCause(
        of: message,
        in: model.conversations[index],
        model: model
      )
      try Invariant06Order.check(message, caused: cause, in: model.conversations[index])
      model.conversations[index].entries.append(MessageEntry(cause: cause, message: message))
    }
  }

  /// Reads a message whose content was replaced.
  private func readAgain(_ id: MessageID) async throws {
    guard let index = model.index(of: id.conversation),
      let message = try await read(id, of: index)
    else { return }
    let known = model.conversations[index]
    known.entries[id.sequence - 1] = MessageEntry(
      cause: known.entries[id.sequence - 1].cause,
      message: message
    )
  }

  private func compareStatus(of id: MessageID) async throws {
    guard let index = model.index(of: id.conversation) else { return }
    guard let message = try await read(id, of: index) else { return }
    try Invariant12Monotony.check(message, in: model.conversations[index])
  }

  private func read(_ id: MessageID, of index: Int) async throws -> Message? {
    let page = try await storage.transcript(
      of: id.conversation,
      before: id.sequence + 1,
      limit: 1
    )
    guard let message = page.first, message.id == id else {
      throw Violation(
        .noLostMessage,
        "message \(id.sequence) is not there any more",
        in: model.conversations[index].name
      )
    }
    return message
  }

  /// The events since it was last asked.
  func newEvents() async throws -> [RecordedEvent] {
    let limit = 512
    var events = try await storage.events(after: model.cursor, limit: limit)
    var page = events
    while page.count == limit, let last = page.last {
      page = try await storage.events(after: last.cursor, limit: limit)
      events += page
    }
    return events
  }
}
