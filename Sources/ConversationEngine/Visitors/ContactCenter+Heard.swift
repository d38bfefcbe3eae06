public import ConversationCore
import ConversationStorage

// Channels of a host's own that know who is there.
extension ContactCenter {
  /// Takes in what a host's own channel hears of somebody: that they do something, are still there, look
  /// at something else, or go (S-09).
  ///
  /// It begins a visit or goes on with it. From there on everything is as on a web site: who is away or
  /// gone, whom that is told, and the answers that go after them (A-37, H-16). The channel's adapter says
  /// that it knows who is there (`ChannelCapabilities.hasPresence`).
  ///
  /// `recipient`: what the channel calls the entry point. `page`, `location`: what is to be seen on the
  /// card.
  /// - Throws: `StorageError` when the storage failed.
  public func heard(
    _ signal: VisitorPresence.Signal,
    of visitor: ChannelAddress,
    on channel: ChannelKind,
    at recipient: String,
    page: PageView? = nil,
    location: VisitorLocation? = nil
  ) async throws {
    try await commit { now, batch in
      let chat = try await self.chat(of: visitor, on: channel, at: recipient)
      let policy = (chat.inbox.flatMap { self.visitors[$0] } ?? VisitorPolicy()).presence
      let read = try await self.latestVisit(of: visitor)
      let known = try read?.value.value(as: Visit.self)
      if let read, var visit = known, !visit.isOver {
        let entered = visit.note(signal, under: policy, at: now)
        // What time has ended before is over: what comes now belongs to the next one.
        if !visit.isOver {
          if let page { visit.opened(page) }
          visit.note(location)
        }
        if let known, visit.isWorthWriting(after: known, under: policy) {
          batch.documents = [Change(Document(visit), expected: read.version)]
          if let conversation = chat.conversation {
            try await self.note(entered, in: conversation, of: visit, into: &batch)
          }
        }
        if !visit.isOver { return }
      }
      guard signal == .active, known?.startedAt != now.inWholeMilliseconds else { return }
      var visit = Visit(
        of: visitor,
        on: channel,
        recipient: recipient,
        location: location,
        under: policy,
        at: now
      )
      if let page { visit.opened(page) }
      batch.documents.append(Change(Document(visit), expected: nil))
      guard let conversation = chat.conversation else { return }
      try await self.note([.online], in: conversation, of: visit, into: &batch)
    }
  }

  private func latestVisit(of visitor: ChannelAddress) async throws -> Versioned<Document>? {
    let query = DocumentQuery(
      kind: Visit.documentKind,
      name: Visit.visitorKey,
      value: visitor.key
    )
    return try await storage.documents(query, after: nil, limit: 1).elements.first
  }
}
