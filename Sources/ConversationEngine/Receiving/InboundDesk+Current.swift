import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension InboundDesk {
  /// A conversation as it is after the arrivals so far.
  struct Current {
    var transition: Transition
    /// The version it was read in; `nil` for one that these arrivals have opened.
    let version: Int?
    /// Whether the sender of the message in hand is the customer, by another of their addresses.
    var isKnownSender = false

    init(transition: consuming Transition, version: Int?) {
      self.transition = transition
      self.version = version
    }

    /// What it leaves for routing.
    borrowing func work() -> RoutingWork { RoutingWork(after: transition) }

    /// What happens to a message of its thread.
    borrowing func route(
      _ message: borrowing InboundMessage,
      through door: Door,
      at now: Date
    ) -> InboundRoute {
      transition.conversation.route(message, under: door.policy.value, at: now)
    }

    /// Puts what has become of it into a batch; what carried out deadlines have left for routing is
    /// returned, since another conversation may follow in its place.
    borrowing func add(to batch: inout ChangeBatch, agents: [Versioned<Agent>]) -> RoutingWork? {
      if transition.events.isEmpty { return nil }
      batch.add(transition, version: version, agents: agents)
      return transition.hasAdvanced ? work() : nil
    }

    /// The newest message.
    var lastMessage: MessageID {
      MessageID(
        conversation: transition.conversation.id,
        sequence: transition.conversation.messageCount
      )
    }

    /// Whether a message through a door is simply appended, and nothing has fallen due before it.
    func continues(at door: Door, now: Date) -> Bool {
      transition.appendsAtOnce(at: door.entryPoint.id, under: door.policy.value, at: now)
    }

    /// Whether it is certain, without reading who the customer is, if a message's sender is.
    func knows(_ message: borrowing InboundMessage) -> Bool {
      !message.isVerifiedSender || transition.conversation.address == message.sender
    }

    /// Appends what brings nobody to work: a word of consent (C-02), what a machine has written.
    mutating func receiveAside(
      _ message: InboundMessage,
      consent: ConsentRequest? = nil,
      at now: Date
    ) {
      let isStranger = !isKnownSender && transition.conversation.address != message.sender
      transition.receiveAside(
        message,
        consent: consent,
        isVerifiedSender: message.isVerifiedSender && !isStranger,
        at: now
      )
    }

    /// Says in the transcript what was taken out of the newest message.
    mutating func mark(_ arriving: ArrivingMessage) { arriving.mark(&transition) }

    /// Takes out of earlier messages what began in them and ends in the one that arrives.
    mutating func amend(_ arriving: ArrivingMessage) { arriving.amendEarlier(&transition) }

    /// Appends a message; whoever is not the conversation's customer is not verified.
    mutating func receive(_ message: borrowing InboundMessage, at now: Date) throws {
      let isStranger = !isKnownSender && transition.conversation.address != message.sender
      try transition.receive(
        copy message,
        isVerifiedSender: message.isVerifiedSender && !isStranger,
        at: now
      )
    }
  }
}
