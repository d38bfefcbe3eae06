import ConversationCore

/// The messages of one conversation, by row.
///
/// One message needs no array.
struct Transcript: Sendable {
  private var first: UInt32 = 0
  private var length: UInt32 = 0
  private var rest: [UInt32] = []

  var count: Int { Int(length) }

  /// The row of the message at a position, from 1 on.
  func row(of sequence: Int) -> Int? {
    guard sequence >= 1, sequence <= count else { return nil }
    return Int(sequence == 1 ? first : rest[sequence - 2])
  }

  fileprivate mutating func append(_ row: Int) {
    if count == 0 { first = UInt32(row) } else { rest.append(UInt32(row)) }
    length += 1
  }
}

/// A message as it is stored, with its delivery.
struct MessageRow: Sendable {
  var message: Message
  /// The delivery's row and 1; 0 without one.
  private var deliveryNumber: UInt32 = 0

  init(_ message: Message) { self.message = message }

  /// The row of the delivery that carries it out.
  var delivery: Int? {
    get { deliveryNumber == 0 ? nil : Int(deliveryNumber) - 1 }
    set { deliveryNumber = newValue.map { UInt32($0) + 1 } ?? 0 }
  }
}

/// Every message there is, in the order of arrival.
struct TranscriptTable: Sendable {
  private var rows = PagedRows<MessageRow>()

  func message(_ row: Int) -> Message { rows.read(row) { $0.message } }
  func delivery(of row: Int) -> Int? { rows.read(row) { $0.delivery } }

  mutating func append(_ message: Message, to transcript: inout Transcript) {
    transcript.append(rows.append(MessageRow(message)))
  }

  mutating func amend(_ row: Int, _ amendment: MessageAmendment) {
    rows.update(row) { $0.message = amendment.applied(to: $0.message) }
  }

  mutating func erase(_ row: Int) { rows.update(row) { $0.message = $0.message.erased() } }

  mutating func attach(delivery: Int, status: DeliveryStatus, to row: Int) {
    rows.update(row) {
      $0.delivery = delivery
      $0.message.status = status
    }
  }

  mutating func follow(_ delivery: Delivery, of row: Int) {
    rows.update(row) { $0.message.follow(delivery) }
  }

  /// The messages of a conversation before a sequence number, oldest first.
  func page(of transcript: Transcript, before: Int?, limit: Int) -> [Message] {
    let end = min(max(before ?? Int.max, 1), transcript.count + 1)
    let start = max(1, end - max(0, min(limit, end)))
    return (start..<end).compactMap { transcript.row(of: $0).map { message($0) } }
  }
}
