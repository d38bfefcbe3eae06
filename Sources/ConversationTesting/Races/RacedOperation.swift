/// What one of a few agents does with one of two conversations.
///
/// Agents and conversations are numbers, so that the model of it knows nothing of records.
struct RacedOperation: Hashable, Sendable, CustomStringConvertible {
  /// What can be done: everything of which the answer tells where the conversation stands.
  enum Deed: Hashable, Sendable {
    case accept(offer: Int)
    case decline(offer: Int)
    case transfer(to: Int)
    case withdrawTransfer
    case send
    case end
    case submitWrapUp
    /// Reads the conversation.
    case look
  }

  let conversation: Int
  let agent: Int
  let deed: Deed

  /// The kind of deed, in one word.
  var kind: String { String("\(deed)".prefix { $0 != "(" }) }

  var description: String {
    let deed =
      switch self.deed {
      case .accept(let offer): "accepts offer \(offer)"
      case .decline(let offer): "declines offer \(offer)"
      case .transfer(let agent): "asks agent \(agent) to take it over"
      case .withdrawTransfer: "takes the transfer back"
      case .send: "sends a message"
      case .end: "ends it"
      case .submitWrapUp: "submits the wrap-up"
      case .look: "looks at it"
      }
    return "conversation \(conversation): agent \(agent) \(deed)"
  }
}

/// What came of it.
enum RacedAnswer: Hashable, Sendable, CustomStringConvertible {
  /// It is done.
  case done
  /// The message stands at this position of the transcript.
  case sent(position: Int)
  /// The conversation stands like this.
  case seen(RacedConversation)
  /// It cannot be done as things stand, and why.
  case refused(RacedRefusal)

  var description: String {
    switch self {
    case .done: "done"
    case .sent(let position): "sent, as message \(position)"
    case .seen(let conversation): "\(conversation)"
    case .refused(let refusal): "refused: \(refusal)"
    }
  }
}

/// Why something cannot be done as things stand.
enum RacedRefusal: Hashable, Sendable {
  /// Nobody can, in this stage.
  case stage(RacedConversation.Stage)
  case offerNotOpen, offerForSomebodyElse
  case notOwner, notParticipant, transferInProgress, noTransfer, noWrapUp
  /// The agent who is asked cannot take it.
  case alreadyParticipant, notAvailable, noCapacity
  /// No model knows this one.
  case unexpected(String)
}

/// What can be seen of a conversation.
struct RacedConversation: Hashable, Sendable, CustomStringConvertible {
  enum Stage: String, Hashable, Sendable {
    case queued, offered, active, ended
  }

  /// An open offer, and to whom it is made.
  struct Offer: Hashable, Sendable {
    let number: Int
    let agent: Int
  }

  var stage: Stage
  var owner: Int?
  var offer: Offer?
  var messages: Int
  /// Who wraps up, in ascending order.
  var wrappingUp: [Int]

  var description: String {
    var words = [stage.rawValue]
    if let owner { words.append("owned by agent \(owner)") }
    if let offer { words.append("offer \(offer.number) open to agent \(offer.agent)") }
    words.append(messages == 1 ? "1 message" : "\(messages) messages")
    if !wrappingUp.isEmpty { words.append("wrapped up by \(wrappingUp)") }
    return words.joined(separator: ", ")
  }
}
