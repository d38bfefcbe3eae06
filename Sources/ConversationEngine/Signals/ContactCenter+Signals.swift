public import ChannelAdapters
public import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

// What an agent does beside writing, on channels whose providers carry it.
extension ContactCenter {
  /// Shows the customer that an agent is typing, or no longer is; nothing where the channel does not
  /// show it.
  ///
  /// WhatsApp shows it beside the message that is answered, for 25 seconds, and cannot take it back.
  ///
  /// - Throws: `ConversationError` `unknownConversation`, `notParticipant`.
  public func showTyping(
    _ isTyping: Bool,
    in conversation: ConversationID,
    by agent: AgentID
  ) async throws {
    let (read, entryPoint, adapter) = try await signalling(in: conversation, by: agent)
    if let adapter = adapter as? any TypingIndicating {
      await adapter.indicateTyping(isTyping, to: read.address, from: entryPoint)
    } else if isTyping, let adapter = adapter as? any AnswerTypingIndicating,
      let message = read.lastInboundID
    {
      await adapter.indicateTyping(answering: message, to: read.address, from: entryPoint)
    }
  }

  /// Shows the customer that their messages were read; nothing where the channel does not show it.
  ///
  /// - Throws: `ConversationError` `unknownConversation`, `notParticipant`.
  public func showRead(_ conversation: ConversationID, by agent: AgentID) async throws {
    let (read, entryPoint, adapter) = try await signalling(in: conversation, by: agent)
    guard let adapter = adapter as? any ReadReceiptSending, let message = read.lastInboundID
    else { return }
    await adapter.sendReadReceipt(upTo: message, to: read.address, from: entryPoint)
  }

  /// Hands the customer's thread to another program of the business, takes it, or asks for it, where
  /// the provider knows of such (B4).
  ///
  /// What is done is noted in the transcript, once: the provider may tell of it as well.
  ///
  /// - Returns: `.sent` once the provider has done so; `.unknown` where its answer was lost.
  /// - Throws: `ConversationError` `unknownConversation`, `notParticipant`, and `illegalCommand` on a
  ///   channel whose threads are not shared; `StorageError`.
  @discardableResult
  public func control(
    _ request: ThreadControlRequest,
    in conversation: ConversationID,
    by agent: AgentID
  ) async throws -> SendOutcome {
    let (read, entryPoint, adapter) = try await signalling(in: conversation, by: agent)
    guard let adapter = adapter as? any ThreadControlling else {
      throw ConversationError(.illegalCommand(.send, in: read.stage.name))
    }
    let outcome = await adapter.control(request, with: read.address, from: entryPoint)
    guard case .sent = outcome, let change = request.action.change else { return outcome }
    try await commit { now, batch in
      var loaded = Loaded()
      guard
        let (begun, version) = try await self.advanced(conversation, at: now, into: &loaded)
      else { return }
      var transition = begun
      let sign = ThreadSign(
        .control(change),
        channel: entryPoint.channel,
        recipient: entryPoint.identity.value,
        customer: read.address,
        externalID: ""
      )
      transition.note(sign, about: nil, at: now)
      guard !transition.events.isEmpty else { return }
      batch.add(transition, version: version, agents: loaded.agents)
    }
    return outcome
  }

  /// The conversation in which an agent gives a signal, and the way out of it.
  private func signalling(
    in id: ConversationID,
    by agent: AgentID
  ) async throws -> (Conversation, EntryPoint, any ChannelAdapter) {
    var request = LoadRequest()
    request.conversations = [id]
    guard let conversation = try await storage.load(request).conversation(id)?.value else {
      throw ConversationError(.unknownConversation)
    }
    guard conversation.isAnswered(by: agent) else { throw ConversationError(.notParticipant) }
    let entryPoint = try await self.entryPoint(conversation.entryPoint).value
    guard let adapter = adapters[entryPoint.adapter] else {
      throw ConversationError(.unknownAdapter(entryPoint.adapter))
    }
    return (conversation, entryPoint, adapter)
  }
}

extension Conversation {
  /// Whether an agent takes part in it now: as owner, guest, or who has joined.
  fileprivate func isAnswered(by agent: AgentID) -> Bool {
    guard case .active(let ownership) = stage else { return false }
    return ownership.owner == agent || ownership.guest == agent || joined.contains(agent)
  }
}

extension ThreadControlRequest.Action {
  /// Who answers the thread once it is done; `nil` for what changes nothing yet.
  fileprivate var change: ThreadControl? {
    switch self {
    case .pass: .lost
    case .take: .gained
    default: nil
    }
  }
}
