import ChannelAdapters
public import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension ContactCenter {
  /// Notes that an agent has read a conversation up to a message (S-10).
  ///
  /// The mark only rises: what comes late, or twice, changes nothing. A channel that tells its customers
  /// so is told.
  ///
  /// - Returns: How far the business has read now; `nil` while nobody has read anything.
  /// - Throws: `ConversationError` `unknownConversation` also for one that the agent does not see,
  ///   `unknownAgent`; `StorageError` when the storage failed.
  @discardableResult
  public func markRead(
    _ id: ConversationID,
    upTo sequence: Int,
    by agent: AgentID
  ) async throws -> ReadMark? {
    let (mark, risen) = try await commit { now, batch -> (ReadMark?, Conversation?) in
      var request = LoadRequest()
      request.conversations = [id]
      request.agents = [agent]
      request.documents = [ReadMark.documentID(of: id)]
      let loaded = try await self.storage.load(request)
      guard let reader = loaded.agent(agent)?.value, reader.presence != .removed else {
        throw ConversationError(.unknownAgent(agent))
      }
      guard let conversation = loaded.conversation(id)?.value, reader.maySee(conversation) else {
        throw ConversationError(.unknownConversation)
      }
      let read = loaded.document(ReadMark.documentID(of: id))
      let known = try read?.value.value(as: ReadMark.self)
      guard let wanted = ReadMark(conversation, upTo: sequence, by: agent, at: now) else {
        return (known, nil)
      }
      var mark = known ?? wanted
      guard mark.rise(wanted) || known == nil else { return (known, nil) }
      batch.documents = [Change(Document(mark), expected: read?.version)]
      batch.events = [.conversation(id, .readByAgents(upTo: mark.upTo, by: agent))]
      return (mark, conversation)
    }
    if let mark, let risen { await tell(risen, read: mark) }
    return mark
  }

  /// How far the business has read a conversation; `nil` if nobody has.
  ///
  /// - Throws: `StorageError` when the storage cannot be read.
  public func readMark(of id: ConversationID) async throws -> ReadMark? {
    var request = LoadRequest()
    request.documents = [ReadMark.documentID(of: id)]
    return try await storage.load(request).documents.first?.value.value()
  }

  /// When the customer has seen messages of ours, for those that they have (S-10): what the bubbles of a
  /// transcript show.
  ///
  /// - Throws: `StorageError` when the storage cannot be read.
  public func seenTimes(of messages: [Message]) async throws -> [MessageID: Date] {
    var times: [MessageID: Date] = [:]
    for message in messages where message.direction == .outbound && message.status == .read {
      times[message.id] = try await storage.delivery(of: message.id)?.readAt
    }
    return times
  }

  /// Tells the customer that their messages were read, where the channel can; nothing depends on it.
  private func tell(_ conversation: Conversation, read mark: ReadMark) async {
    guard let entryPoint = try? await entryPoint(conversation.entryPoint).value,
      let adapter = adapters[entryPoint.adapter] as? any ReadReceiptSending,
      let messages = try? await storage.transcript(
        of: conversation.id,
        before: mark.upTo + 1,
        limit: 50
      )
    else { return }
    // What came by another channel is not this one's to tell.
    let last = messages.last { $0.direction == .inbound && $0.channel == entryPoint.channel }
    guard let externalID = last?.externalID else { return }
    await adapter.sendReadReceipt(
      upTo: externalID,
      to: conversation.address,
      from: entryPoint
    )
  }
}
