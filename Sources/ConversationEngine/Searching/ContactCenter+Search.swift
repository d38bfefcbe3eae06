public import ConversationCore
public import ConversationStorage
public import Masking

/// A message that was found, with its conversation.
public struct FoundMessage: Sendable, Identifiable {
  /// The message.
  public let message: Message
  /// Its conversation.
  public let conversation: Conversation

  /// The message's identifier.
  public var id: MessageID { message.id }
}

// Text search is a companion of the storage (`TextSearch`): a service that has none loses nothing
// else.
extension ContactCenter {
  /// Takes into an index what was said since it was last brought up to date: a page of events, so that
  /// a worker may call it again and again.
  ///
  /// Notes are found as well; what the system says is not. What was redacted or withheld is no longer
  /// found.
  ///
  /// `masker`: how sensitive values look to those from whom they are hidden; that of the contact center's
  /// `DisplayPolicy` unless another one is named.
  /// - Returns: How many events were followed; none when the index is up to date.
  /// - Throws: `StorageError`, or what the index throws.
  @discardableResult
  public func follow(
    _ search: any TextSearch,
    masker: Masker? = nil,
    limit: Int = 500
  ) async throws -> Int {
    let masker = masker ?? display.masker
    let events = try await storage.events(after: try await search.followedCursor(), limit: limit)
    guard let last = events.last else { return 0 }
    var places: [MessageID: Int] = [:]
    var changed: [ConversationID: Set<Int>] = [:]
    for event in events {
      if case .conversation(let id, .erased) = event.event {
        // Every message of it says something else now.
        let last = try await storage.transcript(of: id, before: nil, limit: 1).last
        if let last { changed[id, default: []].formUnion(1...last.id.sequence) }
      }
      guard case .conversation(let id, let what) = event.event, let sequence = what.changedMessage
      else { continue }
      let message = MessageID(conversation: id, sequence: sequence)
      if places[message] == nil { places[message] = places.count }
      changed[id, default: []].insert(sequence)
    }
    var texts: [SearchableText] = []
    for (id, sequences) in changed {
      for run in Self.runs(of: sequences.sorted()) {
        let messages = try await storage.transcript(
          of: id,
          before: run.upperBound + 1,
          limit: run.count
        )
        for message in messages where sequences.contains(message.id.sequence) {
          let text = message.text ?? ""
          let masked = masker.mask(.text(text))
          texts.append(SearchableText(message.id, text: text, maskedText: masked))
        }
      }
    }
    // In the order in which they were said: what is found is listed by it.
    texts.sort { (places[$0.message] ?? -1) < (places[$1.message] ?? -1) }
    try await search.update(texts, upTo: last.cursor)
    return events.count
  }

  /// Searches what was said in the conversations that an agent sees, newest message first.
  ///
  /// Where the tenant's switch, or `display` beside it, hides sensitive values from the agent, they are
  /// not found by them either. A page holds as many as were asked for, as long as there are so many that they see.
  ///
  /// - Throws: `ConversationError` `unknownAgent`; `StorageError`, or what the index throws.
  public func messages(
    matching text: String,
    in search: any TextSearch,
    display: DisplayPolicy = DisplayPolicy(),
    after cursor: PageCursor? = nil,
    limit: Int = 50,
    for agent: AgentID
  ) async throws -> Page<FoundMessage> {
    let viewer = try await viewer(agent)
    let display = try await displayPolicy(stricterBy: display)
    let query = TextQuery(
      text,
      isMasked: display.masks(for: ViewerRole(rawValue: viewer.role.rawValue))
    )
    var found: [FoundMessage] = []
    var cursor = cursor
    // What others have said is passed over here: a page that is short for it would tell that it is there.
    repeat {
      let page = try await search.messages(
        matching: query,
        after: cursor,
        limit: limit - found.count
      )
      found += try await seen(page.elements, by: viewer)
      cursor = page.next
    } while found.count < limit && cursor != nil
    return Page(found, next: cursor)
  }

  /// The messages of those conversations that an agent sees.
  private func seen(_ messages: [MessageID], by viewer: Agent) async throws -> [FoundMessage] {
    var request = LoadRequest()
    request.conversations = messages.map(\.conversation)
    let loaded = try await storage.load(request)
    let seen = Dictionary(
      loaded.conversations.map(\.value).filter(viewer.maySee).map { ($0.id, $0) }
    ) { $1 }
    var found: [FoundMessage] = []
    for id in messages {
      guard let conversation = seen[id.conversation], let message = try await message(id) else {
        continue
      }
      found.append(FoundMessage(message: message, conversation: conversation))
    }
    return found
  }

  /// Numbers that lie close together, each run to be read at once.
  private static func runs(of sequences: [Int]) -> [ClosedRange<Int>] {
    var runs: [ClosedRange<Int>] = []
    for sequence in sequences {
      if let last = runs.last, sequence - last.upperBound <= 16 {
        runs[runs.count - 1] = last.lowerBound...sequence
      } else {
        runs.append(sequence...sequence)
      }
    }
    return runs
  }

  private func message(_ id: MessageID) async throws -> Message? {
    let page = try await storage.transcript(
      of: id.conversation,
      before: id.sequence + 1,
      limit: 1
    )
    return page.last.flatMap { $0.id == id ? $0 : nil }
  }
}

extension ConversationEvent {
  /// The number of the message that was appended or changed.
  fileprivate var changedMessage: Int? {
    switch self {
    case .messageAppended(let sequence, _), .messageRedacted(let sequence),
      .messageAmended(let sequence), .messageWithheld(let sequence, _):
      sequence
    default: nil
    }
  }
}
