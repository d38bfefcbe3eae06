public import ConversationCore
import ConversationStorage

/// An offer that waits for an agent's answer, with the conversation it is about.
public struct OpenOffer: Hashable, Sendable, Identifiable {
  /// The offer's identifier, for accepting and declining.
  public let id: OfferID
  /// The offer.
  public let offer: Offer
  /// The conversation.
  public let conversation: Conversation
}

/// The offers that wait for an agent's answer: state, not events.
///
/// An element is everything that is open now; states that follow each other quickly may be passed
/// over, the last one never is.
public struct OfferSequence: AsyncSequence, Sendable {
  /// All open offers at one time, oldest first.
  public typealias Element = [OpenOffer]

  let center: ContactCenter
  let agent: AgentID

  /// Begins to watch.
  public func makeAsyncIterator() -> Iterator { Iterator(center: center, agent: agent) }

  /// Watches the open offers.
  public struct Iterator: AsyncIteratorProtocol, Sendable {
    private let center: ContactCenter
    private let agent: AgentID
    private var last: [OpenOffer]?

    init(center: ContactCenter, agent: AgentID) {
      self.center = center
      self.agent = agent
    }

    /// The open offers, once they differ from those before; `nil` when the task is cancelled.
    ///
    /// - Throws: `StorageError` when the storage cannot be read; iterating may go on after it.
    public mutating func next(
      isolation actor: isolated (any Actor)? = #isolation
    ) async throws -> [OpenOffer]? {
      while !Task.isCancelled {
        let generation = center.wakeup.generation
        let offers = try await center.openOffers(to: agent)
        if offers != last {
          last = offers
          return offers
        }
        await center.waitForNews(after: generation)
      }
      return nil
    }
  }
}

extension ContactCenter {
  /// The offers that wait for an agent's answer, again and again.
  public func offers(to agent: AgentID) -> OfferSequence {
    OfferSequence(center: self, agent: agent)
  }

  /// The offers that wait for an agent's answer now, oldest first.
  ///
  /// An offer whose time is over is not among them, even if nothing has noted it yet.
  ///
  /// - Throws: `StorageError` when the storage cannot be read.
  public func openOffers(to agent: AgentID) async throws -> [OpenOffer] {
    var request = LoadRequest()
    request.agents = [agent]
    let slots = try await storage.load(request).agent(agent)?.value.slots ?? []
    let offered = slots.filter { slot in
      if case .offered = slot.use { return true }
      return false
    }
    guard !offered.isEmpty else { return [] }
    request = LoadRequest()
    request.conversations = offered.map(\.conversation)
    let now = now()
    return try await storage.load(request).conversations
      .compactMap { read in
        guard let offer = read.value.openOffer, offer.agent == agent, now < offer.expiresAt else {
          return nil
        }
        return OpenOffer(
          id: read.value.offerID(offer.number),
          offer: offer,
          conversation: read.value
        )
      }
      .sorted { ($0.offer.offeredAt, $0.id) < ($1.offer.offeredAt, $1.id) }
  }
}
