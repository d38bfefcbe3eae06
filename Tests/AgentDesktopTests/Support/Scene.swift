import AgentDesktop
import ConversationCore
import Foundation
import Masking

/// A conversation of one channel in the middle of its life, with three agents: Anna, Ben and Cleo.
///
/// Times are seconds from its first message on.
struct Scene {
  var change: Transition
  var entryPoint: EntryPoint
  var capabilities = ChannelCapabilities(maximumAttachments: 1)
  var customerName: CustomerName?
  var transcript: [Message] = []
  var display = DisplayPolicy()
  var viewerRole = ViewerRole.agent

  static let start = Date(timeIntervalSince1970: 1_800_000_000)
  static func at(_ seconds: TimeInterval) -> Date { start.addingTimeInterval(seconds) }

  /// Opens a conversation that waits in the queue `support` from second 0 on.
  init(
    _ channel: ChannelKind = .sms,
    customerName: String? = nil,
    policy: InboxPolicy? = nil,
    id: ConversationID = ConversationID(bits: 7)
  ) throws {
    let entryPoint = Scene.entryPoint(of: channel)
    self.entryPoint = entryPoint
    if let customerName {
      self.customerName = CustomerName(customerName, source: .channelProfile)
    }
    let opened = Transition.open(
      id,
      for: CustomerID(bits: 8),
      with: Scene.message(on: channel),
      at: entryPoint,
      queue: Scene.queue(of: entryPoint.channelClass),
      policy: try policy ?? Scene.contactCenter(),
      now: Scene.start
    )
    let agents = try ["anna", "ben", "cleo"].map(Scene.agent)
    change = Transition(opened.conversation, agents: agents, policy: opened.policy)
    transcript = opened.messages
  }

  /// A conversation that Anna has started by writing to the customer.
  static func outbound(
    _ channel: ChannelKind,
    customerName: String? = nil,
    text: String = "Your parcel is here"
  ) throws -> Scene {
    var scene = try Scene(channel, customerName: customerName)
    scene.capabilities.mayWriteFirst = true
    let started = try Transition.start(
      ConversationID(bits: 7),
      with: CustomerID(bits: 8),
      at: Scene.address(on: channel),
      from: scene.entryPoint,
      queue: Scene.queue(of: scene.entryPoint.channelClass),
      draft: MessageDraft(text),
      by: try Scene.agent("anna"),
      policy: scene.change.policy,
      capabilities: scene.capabilities,
      now: Scene.start
    )
    scene.transcript = started.messages
    scene.change = Transition(
      started.conversation,
      agents: try started.agents + ["ben", "cleo"].map(Scene.agent),
      policy: started.policy
    )
    return scene
  }

  /// What a projection reads.
  var state: DeskState {
    DeskState(
      change.conversation,
      agents: change.agents,
      policy: change.policy,
      entryPoint: entryPoint,
      capabilities: capabilities,
      customerName: customerName,
      names: NameBook(
        agents: change.agents,
        queues: [Scene.queue(of: entryPoint.channelClass)]
      ),
      display: display,
      viewerRole: viewerRole
    )
  }

  /// Offers the conversation to Anna and lets her accept.
  mutating func annaAccepts(at seconds: TimeInterval = 10) throws {
    try change.offer(to: "anna", at: Scene.at(seconds))
    try change.accept(
      offer: change.conversation.offerCount,
      by: "anna",
      at: Scene.at(seconds + 5)
    )
  }

  /// Lets somebody answer the last offer.
  mutating func accept(by agent: AgentID, at seconds: TimeInterval) throws {
    try change.accept(
      offer: change.conversation.offerCount,
      by: agent,
      at: Scene.at(seconds)
    )
  }

  /// Sends a text.
  @discardableResult
  mutating func send(
    _ text: String,
    by agent: AgentID,
    at seconds: TimeInterval
  ) throws -> Message {
    try change.send(
      MessageDraft(text),
      by: agent,
      from: entryPoint,
      capabilities: capabilities,
      at: Scene.at(seconds)
    )
  }

  func request(for agent: AgentID, at seconds: TimeInterval) -> ContactRequest? {
    ContactRequest(state, for: agent, at: Scene.at(seconds))
  }

  func pane(for agent: AgentID, at seconds: TimeInterval) -> InteractionPane {
    InteractionPane(state, for: agent, at: Scene.at(seconds))
  }

  func bubbles(for agent: AgentID) -> [Bubble] {
    TranscriptView(transcript + change.messages, in: state, for: agent).bubbles
  }

  func wrapUp(
    for agent: AgentID,
    matching search: String = "",
    at seconds: TimeInterval
  ) -> WrapUpList? {
    WrapUpList(state, for: agent, matching: search, at: Scene.at(seconds))
  }

  func destinations(
    for purpose: DestinationList.Purpose,
    matching search: String = "",
    includingUnavailable: Bool = false,
    queues: [ConversationCore.Queue] = [],
    at seconds: TimeInterval
  ) throws -> DestinationList {
    let owner = try Scene.named("anna", among: change.agents)
    let directory = TransferDirectory(
      for: change.conversation,
      owner: owner,
      agents: change.agents,
      queues: queues,
      policy: change.policy,
      asOf: Scene.at(seconds)
    )
    return DestinationList(
      directory,
      for: purpose,
      matching: search,
      includingUnavailable: includingUnavailable,
      at: Scene.at(seconds)
    )
  }
}
