public import AgentDesktop
import ChannelAdapters
public import ConversationCore
import ConversationStorage
import Masking

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension ContactCenter {
  /// What the views of a conversation are made of, for an agent who sees it.
  ///
  /// `messages`: what is to be shown of its transcript; whoever they name is called by name, also who
  ///   takes no part in it, or none any more.
  /// - Throws: `ConversationError` `unknownAgent`, or `unknownConversation`, also for one that the
  ///   agent does not see or whose inbox is another host's; `StorageError`.
  public func deskState(
    of conversation: ConversationID,
    for agent: AgentID,
    showing messages: [Message] = [],
    _ options: DeskFeedOptions = DeskFeedOptions()
  ) async throws -> DeskState {
    let (read, viewer) = try await visible(conversation, to: agent)
    let states = try await deskStates([read], for: viewer, showing: messages, options)
    guard let state = states[conversation] else {
      throw ConversationError(.unknownConversation)
    }
    return state
  }

  /// The states of several conversations, in two round trips; those of other hosts' inboxes and of
  /// entry points that were never saved are left out.
  func deskStates(
    _ conversations: [Conversation],
    for viewer: Agent,
    showing messages: [Message] = [],
    _ options: DeskFeedOptions
  ) async throws -> [ConversationID: DeskState] {
    guard !conversations.isEmpty else { return [:] }
    var request = LoadRequest()
    request.agents = [viewer.id] + messages.flatMap(\.namedAgents)
    request.documents = [DisplaySettings.documentID]
    request.documents += messages.compactMap(\.namedQueue).map { Queue.documentID($0) }
    for conversation in conversations {
      request.agents += conversation.concernedAgents + conversation.namedAgents
      request.documents += [
        EntryPoint.documentID(conversation.entryPoint),
        Customer.documentID(conversation.customer), Queue.documentID(conversation.place.queue),
        CustomerMerge.documentID(of: conversation.customer),
        ReadMark.documentID(of: conversation.id),
      ]
    }
    request.agents = Array(Set(request.agents))
    request.documents = Array(Set(request.documents))
    let loaded = try await storage.load(request)
    let queues = try loaded.documents.filter { $0.value.id.kind == Queue.documentKind }
      .map { try $0.value.value(as: Queue.self) }
    let agents = loaded.agents.map(\.value)
    let names = NameBook(agents: agents, queues: queues)
    let display = try displayPolicy(in: loaded, stricterBy: options.display)
    var states: [ConversationID: DeskState] = [:]
    for conversation in conversations {
      guard let policy = inboxes[conversation.inbox]?.value,
        let entryPoint = try loaded.document(EntryPoint.documentID(conversation.entryPoint))?.value
          .value(as: EntryPoint.self)
      else { continue }
      let own = Set(conversation.concernedAgents + conversation.namedAgents + [viewer.id])
      states[conversation.id] = DeskState(
        conversation,
        agents: agents.filter { own.contains($0.id) },
        policy: policy,
        entryPoint: entryPoint,
        capabilities: adapters[entryPoint.adapter]?.capabilities(of: entryPoint.channel)
          ?? ChannelCapabilities(),
        customerName: try await customerName(of: conversation, in: loaded),
        names: names,
        wording: options.wording,
        display: display,
        viewerRole: ViewerRole(viewer.role),
        readMark: try loaded.document(ReadMark.documentID(of: conversation.id))?.value
          .value(as: ReadMark.self)
      )
    }
    return states
  }

  /// Adds the names that a message needs and a state does not have.
  func addNames(of message: Message, to state: inout DeskState) async throws {
    var request = LoadRequest()
    request.agents = message.namedAgents.filter { !state.names.knows($0) }
    if let queue = message.namedQueue, !state.names.knows(queue) {
      request.documents = [Queue.documentID(queue)]
    }
    if request.agents.isEmpty, request.documents.isEmpty { return }
    let loaded = try await storage.load(request)
    state.names.add(
      agents: loaded.agents.map(\.value),
      queues: try loaded.documents.map { try $0.value.value(as: Queue.self) }
    )
  }

  /// The name of a conversation's customer, or of whoever has taken them over.
  private func customerName(
    of conversation: Conversation,
    in loaded: Loaded
  ) async throws -> CustomerName? {
    if let read = loaded.document(Customer.documentID(conversation.customer)) {
      return try read.value.value(as: Customer.self).name
    }
    guard loaded.document(CustomerMerge.documentID(of: conversation.customer)) != nil else {
      return nil
    }
    return try? await customerRecord(conversation.customer).value.name
  }
}
