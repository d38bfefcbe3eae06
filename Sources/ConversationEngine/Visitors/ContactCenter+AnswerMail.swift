import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

// Several answers that a visitor has not read leave in one mail. The first of them that is due carries
// the others, and the mail has its name.
extension ContactCenter {
  /// How far back answers are looked for that a mail carries.
  private static let mostAnswers = 50

  /// The answers that leave in the mail of one that is due.
  func companions(
    of message: Message,
    on channel: ChannelKind,
    at mailbox: AnswerMailbox
  ) async throws -> [Message] {
    let transcript = try await storage.transcript(
      of: message.id.conversation,
      before: nil,
      limit: Self.mostAnswers
    )
    return UnreadAnswers(in: transcript, on: channel)
      .companions(of: message, under: mailbox.capabilities)
  }

  /// The way of an answer that has gone with another one; `nil` if it has not.
  func carried(
    _ leased: LeasedDelivery,
    _ read: Versioned<Document>?,
    at mailbox: AnswerMailbox
  ) async throws -> AnswerWay? {
    guard let read else { return nil }
    let answer = try read.value.value(as: CarriedAnswer.self)
    guard let carrier = try await storage.delivery(of: answer.carrier),
      let outcome = answer.outcome(
        after: carrier,
        isRerouted: leased.message.channel == mailbox.entryPoint.channel
      )
    else { return nil }
    var delivery = leased.delivery
    delivery.redirect(to: mailbox.entryPoint, recipient: carrier.recipient)
    return .carried(delivery, outcome)
  }

  /// Writes down what a mail is about to carry.
  func noteCarried(_ others: [Message], by carrier: Delivery) async throws {
    guard !others.isEmpty else { return }
    try await commit { _, batch in
      var request = LoadRequest()
      request.documents = others.map { CarriedAnswer.documentID(of: $0.id) }
      let loaded = try await self.storage.load(request)
      batch.documents = others.map { other in
        let answer = CarriedAnswer(other.id, by: carrier.id, attempt: carrier.attempts)
        return Change(Document(answer), expected: loaded.document(answer.documentID)?.version)
      }
    }
  }

  /// The answers that the mail of one carries besides it.
  func carried(by carrier: MessageID) async throws -> [MessageID] {
    let query = DocumentQuery(
      kind: CarriedAnswer.documentKind,
      name: CarriedAnswer.carrierKey,
      value: carrier.description
    )
    let found = try await storage.documents(query, after: nil, limit: Self.mostAnswers)
    guard !found.elements.isEmpty, let delivery = try await storage.delivery(of: carrier) else {
      return []
    }
    return try found.elements.map { try $0.value.value(as: CarriedAnswer.self) }
      .filter { $0.attempt + 1 == delivery.attempts }
      .map(\.message)
  }
}
