import ConversationCore
import Foundation
import Testing

@Suite struct UnreadAnswersTests {
  private let now = Date(milliseconds: 1_760_000_000_000)
  private let conversation = ConversationID(high: 1, low: 2)

  private func message(
    _ sequence: Int,
    _ author: MessageAuthor = .agent("anna"),
    _ direction: MessageDirection = .outbound,
    _ channel: ChannelKind = .webChat,
    status: DeliveryStatus? = .sent,
    files: [Int?] = []
  ) -> Message {
    Message(
      id: MessageID(conversation: conversation, sequence: sequence),
      author: author,
      direction: direction,
      channel: channel,
      content: .text("\(sequence)"),
      attachments: files.map {
        Attachment(mediaType: "image/png", reference: "r", byteCount: $0)
      },
      at: now.addingTimeInterval(Double(sequence)),
      status: status
    )
  }

  private func unread(_ transcript: [Message]) -> [Int] {
    UnreadAnswers(in: transcript, on: .webChat).messages.map(\.id.sequence)
  }

  @Test
  func `H-16 unread is what agents wrote in the chat after the visitor did, and was not read`() {
    let customer = MessageAuthor.customer
    #expect(
      unread([
        message(1), message(2, customer, .inbound, status: nil), message(3, status: .read),
        message(4, status: .queued), message(5), message(6, status: .delivered),
      ]) == [4, 5, 6]
    )
    // What the visitor writes by email says nothing of what stands in the chat.
    #expect(
      unread([
        message(1), message(2, customer, .inbound, .email, status: nil),
        message(3, status: .queued),
      ]) == [1, 3]
    )
    // Automatic texts, notes, what has failed, may have left, or has left by email is none of it.
    #expect(
      unread([
        message(1, .automation("greeting")), message(2, .agent("anna"), .internal),
        message(3, status: .failed), message(4, status: .unknown), message(5, status: .cancelled),
        message(6, .agent("anna"), .outbound, .email), message(7),
      ]) == [7]
    )
  }

  @Test func `H-16, W-38 a mail carries as many answers as their files fit, in order`() {
    let limits = ChannelCapabilities(maximumAttachments: 3, maximumAttachmentBytes: 100)
    func companions(_ head: Int, _ transcript: [Message]) -> [Int] {
      UnreadAnswers(in: transcript, on: .webChat)
        .companions(of: transcript[head - 1], under: limits).map(\.id.sequence)
    }
    let plain = [message(1), message(2), message(3)]
    #expect(companions(1, plain) == [2, 3] && companions(2, plain) == [1, 3])
    let counted = [
      message(1, files: [1, 1]), message(2, files: [1]), message(3, files: [1]), message(4),
    ]
    // What comes after one that has no room waits for it: answers stay in order.
    #expect(companions(1, counted) == [2])
    let weighed = [message(1, files: [60]), message(2, files: [40, nil]), message(3, files: [1])]
    #expect(companions(1, weighed) == [2])
    // One that no mail carries is passed over.
    let heavy = [message(1), message(2, files: [101]), message(3)]
    #expect(companions(1, heavy) == [3])
    #expect(limits.carries([]) && !limits.carries(message(9, files: [.max, .max]).attachments))
  }

  @Test func `H-16 an answer that a mail has carried goes the way of its carrier`() {
    let carrier = message(1)
    var delivery = Delivery(
      id: carrier.id,
      entryPoint: "widget",
      adapter: "web-chat",
      channel: .webChat,
      recipient: .visitor("v", widget: "shop"),
      at: now
    )
    let other = CarriedAnswer(message(2).id, by: carrier.id, attempt: 0)
    #expect(other.outcome(after: delivery, isRerouted: false) == nil)
    func after(_ outcome: SendOutcome, _ first: SendOutcome? = nil, rerouted: Bool) -> SendOutcome?
    {
      var tried = delivery
      for outcome in [first, outcome].compactMap(\.self) {
        tried.record(outcome, at: now, retries: RetryPolicy(), chance: 0)
      }
      return other.outcome(after: tried, isRerouted: rerouted)
    }
    let failure = DeliveryFailure(.unreachable)
    #expect(after(.sent(providerID: "x"), rerouted: true) == .sent(providerID: nil))
    #expect(after(.sent(providerID: "x"), rerouted: false) == nil)
    #expect(after(.refused(failure), rerouted: true) == .refused(failure))
    #expect(after(.refused(failure), rerouted: false) == nil)
    // A host that stopped in that attempt may have sent both; one in a later attempt only the other.
    #expect(after(.unknown, rerouted: false) == .unknown)
    #expect(after(.unknown, .retry(after: nil, nil), rerouted: false) == nil)
    delivery.cancel()
    #expect(other.outcome(after: delivery, isRerouted: true) == nil)
    let stranger = CarriedAnswer(message(2).id, by: message(3).id, attempt: 0)
    #expect(stranger.outcome(after: delivery, isRerouted: true) == nil)
  }
}
