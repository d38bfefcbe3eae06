import ChannelAdapters
public import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Which way a message to a customer takes now.
enum AnswerWay: Sendable {
  /// By the entry point that it was written for.
  case asWritten
  /// None yet: it is looked at again at a time.
  case later(Date)
  /// By another entry point, in one mail with other answers.
  case redirected(Delivery, EntryPoint, with: [Message])
  /// It has gone with another answer, whose way says what has come of it.
  case carried(Delivery, SendOutcome)
  /// None any more: it has gone out, and nothing has to go after it.
  case done
}

extension ContactCenter {
  /// Decides which way a message takes, when it is about to leave (H-11, H-16, A-38).
  ///
  /// Only channels that know whether somebody is there have more ways than one.
  func way(of leased: LeasedDelivery, from entryPoint: EntryPoint) async throws -> AnswerWay {
    let delivery = leased.delivery
    let here: AnswerWay = delivery.isResumed ? .done : .asWritten
    guard let adapter = adapters[delivery.adapter],
      adapter.capabilities(of: delivery.channel).hasPresence,
      let mailbox = try await mailbox(beside: entryPoint)
    else { return here }
    var request = LoadRequest()
    request.conversations = [delivery.id.conversation]
    request.documents = [CarriedAnswer.documentID(of: delivery.id)]
    let loaded = try await storage.load(request)
    guard let conversation = loaded.conversation(delivery.id.conversation)?.value else {
      return here
    }
    if let carried = try await carried(leased, loaded.documents.first, at: mailbox) {
      return carried
    }
    let visitor = try await visitor(of: conversation, at: mailbox)
    var situation = visitor.situation(of: leased.message, in: conversation, at: mailbox)
    switch mailbox.policy.route(situation, at: now()) {
    case .waiting(let until): return .later(until)
    case .email: break
    default: return here
    }
    let message = leased.message
    let others = try await companions(of: message, on: conversation.channel, at: mailbox)
    situation.newestAt = UnreadAnswers.newest(of: message, with: others)
    switch mailbox.policy.route(situation, at: now()) {
    case .waiting(let until): return .later(until)
    case .email(let address):
      var redirected = delivery
      redirected.redirect(to: mailbox.entryPoint, recipient: .email(address))
      return .redirected(redirected, mailbox.entryPoint, with: others)
    default: return here
    }
  }

  /// Which way an answer to a conversation's visitor would take if it were written now, and why
  /// (H-16, A-38).
  ///
  /// It names the visitor's email address as it is; what the agent is shown is an `AnswerPreview`.
  /// `nil` for a conversation that has one way only.
  /// - Throws: `ConversationError` `unknownAgent`, or `unknownConversation`, also for one that the
  ///   agent does not see; `StorageError` when the storage cannot be read.
  public func answerRoute(
    in id: ConversationID,
    for agent: AgentID
  ) async throws -> AnswerRoute? {
    let conversation = try await visible(id, to: agent).conversation
    guard let entryPoint = try? await entryPoint(conversation.entryPoint).value,
      let adapter = adapters[entryPoint.adapter],
      adapter.capabilities(of: entryPoint.channel).hasPresence,
      let mailbox = try await mailbox(beside: entryPoint)
    else { return nil }
    let visitor = try await visitor(of: conversation, at: mailbox)
    let now = now()
    let situation = AnswerSituation(
      writtenAt: now,
      presence: visitor.presence,
      email: visitor.email,
      refusesEmail: visitor.refusesEmail,
      answersEmail: conversation.answerChannel == .email
    )
    return mailbox.policy.route(situation, at: now)
  }

  // MARK: What the decision needs

  /// The mailbox by which answers go after visitors of an entry point; `nil` if there is none that
  /// is of the same inbox, in use and has an adapter here.
  func mailbox(beside entryPoint: EntryPoint) async throws -> AnswerMailbox? {
    guard let visitors = visitors[entryPoint.inbox], let id = visitors.mailbox else { return nil }
    let mailbox: EntryPoint
    do {
      mailbox = try await self.entryPoint(id).value
      try mailbox.checkInUse()
    } catch is ConversationError { return nil }
    // What comes back to another inbox would not find the conversation.
    guard mailbox.inbox == entryPoint.inbox, mailbox.channel == .email,
      let adapter = adapters[mailbox.adapter]
    else { return nil }
    return AnswerMailbox(
      entryPoint: mailbox,
      policy: visitors.answers,
      presence: visitors.presence,
      capabilities: adapter.capabilities(of: mailbox.channel)
    )
  }

  /// What is known of a conversation's visitor.
  ///
  /// `seen`: where they are by a visit that is about to be written.
  func visitor(
    of conversation: Conversation,
    at mailbox: AnswerMailbox,
    seen: Visit? = nil
  ) async throws -> KnownVisitor {
    let customer = try await customer(conversation.customer)?.value
    var refusesEmail = false
    if let email = customer?.email {
      let address = ChannelAddress.email(email.address)
      refusesEmail = try await !mayWrite(to: address, from: mailbox.entryPoint)
    }
    return KnownVisitor(
      presence: try await presence(
        of: customer,
        at: conversation.address,
        under: mailbox.presence,
        seen: seen
      ),
      email: customer?.email,
      refusesEmail: refusesEmail
    )
  }

  /// Where a visitor is: by whichever of their sessions is the most present.
  private func presence(
    of customer: Customer?,
    at address: ChannelAddress,
    under policy: PresencePolicy,
    seen: Visit?
  ) async throws -> VisitorPresence? {
    let now = now()
    var nearest: VisitorPresence?
    for address in Customer.visitorAddresses(of: customer, beside: address) {
      var visit = seen?.visitor == address ? seen : nil
      if visit == nil {
        let query = DocumentQuery(
          kind: Visit.documentKind,
          name: Visit.visitorKey,
          value: address.key
        )
        let page = try await storage.documents(query, after: nil, limit: 1)
        visit = try page.elements.first?.value.value(as: Visit.self)
      }
      guard var presence = visit?.presence else { continue }
      presence.advance(under: policy, to: now)
      if nearest.map({ presence.isNearer(than: $0) }) ?? true { nearest = presence }
    }
    return nearest
  }
}

/// The mailbox by which answers go after visitors.
struct AnswerMailbox: Sendable {
  let entryPoint: EntryPoint
  let policy: AnswerPolicy
  let presence: PresencePolicy
  /// What a mail carries.
  let capabilities: ChannelCapabilities
}

/// What is known of a visitor when the way of an answer is decided.
struct KnownVisitor: Sendable {
  let presence: VisitorPresence?
  let email: CustomerEmail?
  let refusesEmail: Bool

  /// The situation of a message to them.
  func situation(
    of message: Message,
    in conversation: Conversation,
    at mailbox: AnswerMailbox
  ) -> AnswerSituation {
    let answersEmail = conversation.answerChannel == .email
    // Who has written in the chat after it has seen it there.
    let hasWrittenSince =
      !answersEmail && (conversation.customerLastMessageAt.map { $0 > message.at } ?? false)
    return AnswerSituation(
      writtenAt: message.at,
      isRead: message.status == .read || hasWrittenSince,
      presence: presence,
      email: email,
      refusesEmail: refusesEmail,
      answersEmail: answersEmail,
      isAutomatic: !message.isAgentsAnswer,
      fitsEmail: mailbox.capabilities.carries(message.attachments)
    )
  }
}

extension VisitorPresence {
  fileprivate func isNearer(than other: Self) -> Bool {
    (nearness, since) > (other.nearness, other.since)
  }

  private var nearness: Int {
    switch state {
    case .online: 2
    case .away: 1
    case .left: 0
    }
  }
}
