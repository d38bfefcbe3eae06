import ConversationCore
import ConversationStorage

/// What a sequence of events adds up to: 64 bits that are the same on every machine.
public struct EventDigest: Hashable, Sendable, CustomStringConvertible {
  /// The sum so far.
  public private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Of no events.
  init() {}

  /// Sixteen hexadecimal digits.
  public var description: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// Adds the next event.
  mutating func add(_ recorded: RecordedEvent) {
    mix(UInt64(bitPattern: recorded.cursor.position))
    mix(UInt64(bitPattern: recorded.at.milliseconds))
    switch recorded.event {
    case .conversation(let id, let event):
      mix(id.high)
      mix(id.low)
      add(event)
    case .agent(let id, let event):
      mix(id.rawValue)
      add(event)
    case .customer(let id, _):
      mix(id.high)
      mix(id.low)
    case .entryPointDeleted(let id): mix(id.rawValue)
    case .call(let id, let news): mix(37, id.rawValue, "\(news)")
    case .ticket(let id, let event):
      mix(id.high)
      mix(id.low)
      mix(38, "\(event)")
    case .team(let id, let event): mix(39, id.rawValue, event.rawValue)
    case .displayChanged(let isMasked): mix(isMasked ? 41 : 40)
    case .other(let kind, let subject):
      mix(kind)
      mix(subject)
    }
  }

  private mutating func add(_ event: ConversationEvent) {
    switch event {
    case .opened(let direction): mix(1, direction.rawValue)
    case .reopened: mix(2)
    case .queued(let queue): mix(3, queue.rawValue)
    case .refusedByAll(let queue): mix(4, queue.rawValue)
    case .offered(let number, let agent, let purpose): add(number, agent, purpose)
    case .offerEnded(let number, let agent, let outcome):
      mix(6, agent.rawValue)
      mix(UInt64(number))
      mix(outcome.rawValue)
    case .assigned(let agent): mix(7, agent.rawValue)
    case .unassigned(let agent): mix(8, agent.rawValue)
    case .transferRequested(let from, let to): mix(9, from.rawValue, to.rawValue)
    case .transferDropped(let agent): mix(10, agent.rawValue)
    case .transferredToQueue(let agent, let queue): mix(11, agent.rawValue, queue.rawValue)
    case .conferenceRequested(let owner, let guest): mix(12, owner.rawValue, guest.rawValue)
    case .conferenceDropped(let owner): mix(13, owner.rawValue)
    case .guestJoined(let agent): mix(14, agent.rawValue)
    case .guestLeft(let agent): mix(15, agent.rawValue)
    case .agentAbsent(let agent, let until):
      mix(16, agent.rawValue)
      mix(UInt64(bitPattern: until.milliseconds))
    case .agentReturned(let agent): mix(17, agent.rawValue)
    case .erased: mix(39)
    case .messageAppended(let sequence, let direction):
      mix(18, direction.rawValue)
      mix(UInt64(sequence))
    case .inbox(let event): mix(30, "\(event)")
    case .optOutSuspected(let sequence): mix(29, "\(sequence)")
    case .messageRedacted(let sequence): mix(27, "\(sequence)")
    case .messageWithheld(let sequence, let reason):
      mix(28, reason.rawValue)
      mix(UInt64(sequence))
    case .messageAmended(let sequence): mix(UInt64(sequence))
    case .deliveryChanged(let sequence, let status):
      mix(19, status.rawValue)
      mix(UInt64(sequence))
    case .messageRerouted(let sequence, let channel):
      mix(31, channel.rawValue)
      mix(UInt64(sequence))
    case .readByAgents(let sequence, let agent):
      mix(35, agent.rawValue)
      mix(UInt64(sequence))
    case .visitorPresence(let state): mix(32, state.rawValue)
    case .customerRecognised: mix(34)
    case .interrupted(let owner, let guest): mix(20, owner.rawValue, guest?.rawValue ?? "")
    case .ended(let reason, let party):
      mix(21, reason.rawValue)
      if case .agent(let agent) = party { mix(agent.rawValue) }
    case .wrapUpStarted(let agent, let deadline):
      mix(22, agent.rawValue)
      mix(UInt64(bitPattern: deadline?.milliseconds ?? 0))
    case .wrapUpCancelled(let agent): mix(23, agent.rawValue)
    case .wrapUpExtended(let agent): mix(24, agent.rawValue)
    case .wrappedUp(let agent, let reason, _): mix(25, agent.rawValue, reason.rawValue)
    case .wrapUpDropped(let agent): mix(26, agent.rawValue)
    }
  }

  private mutating func add(_ number: Int, _ agent: AgentID, _ purpose: OfferPurpose) {
    mix(5, agent.rawValue)
    mix(UInt64(number))
    switch purpose {
    case .route: mix(1)
    case .transfer(let giver): mix(2, giver.rawValue)
    case .conference(let owner): mix(3, owner.rawValue)
    }
  }

  private mutating func add(_ event: AgentEvent) {
    switch event {
    case .signedIn: mix(31)
    case .signedOut: mix(32)
    case .connectionLost(let until): mix(UInt64(bitPattern: until.milliseconds))
    case .connectionRestored: mix(33)
    case .removed: mix(34)
    case .stateChanged(let channelClass, let state, let caller, _):
      mix(35, channelClass.rawValue, caller.role.rawValue)
      switch state {
      case .available: mix(1)
      case .rona: mix(2)
      case .idle(let reason): mix(3, reason.rawValue)
      }
    case .idlePending(let channelClass, let reason):
      mix(36, channelClass.rawValue, reason.rawValue)
    case .offlineMessage(let message): mix(37, message.description)
    case .missedConversation(let message): mix(38, message.description)
    }
  }

  private mutating func mix(_ number: UInt64, _ texts: String...) {
    mix(number)
    for text in texts { mix(text) }
  }

  private mutating func mix(_ number: UInt64) {
    value = (value ^ number) &* 0x0000_0100_0000_01B3
    value ^= value >> 29
  }

  private mutating func mix(_ text: String) {
    for byte in text.utf8 { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    mix(0xFF)
  }
}
