import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Testing

extension ErasureHouse {
  /// A customer of whom there is something in every kind of record.
  func fill() async throws -> (customer: CustomerID, conversation: ConversationID) {
    let file = ConversationCore.Attachment(
      mediaType: "image/png",
      reference: "file-of-mia",
      name: "Schnurrli.png"
    )
    let id = try stored(try await write(Self.said, attachments: [file]))
    let customer = try await center.customerFile(of: id, for: "anna").customer.id
    try await center.claim(id, by: "anna")
    try await center.send("Hello \(Self.name)", in: id, by: "anna")
    try await center.runDue()
    try await center.addNote("note on mia", in: id, by: "anna")
    try await center.perform(
      Command(
        .customer(.setName(Self.name), customer),
        by: .agent("anna"),
        idempotencyKey: "key of mia"
      )
    )
    try await center.setEmail(Self.mail, of: customer, by: .agent("anna"))
    try await center.setPhone(Self.number, of: customer, by: .agent("anna"))
    try await center.setLocation(VisitorLocation(city: "Brno"), of: customer)
    try await center.addNote("note on mia", about: customer, by: "anna")
    try await center.setData([.init("pet", "data of mia")], from: "shop", about: customer)
    try await changeMessages()
    try await center.resolve(id, by: "anna")
    try await center.rate(id, Rating(2, text: "rating of mia"))
    // A second conversation is open, with a message that waits to be sent.
    let session = try stored(
      try await write("I am here, too", id: "mid-mia-2", from: Self.session)
    )
    let anonymous = try await center.customerFile(of: session, for: "anna").customer.id
    try await verify(customer)
    try await center.takeOver(anonymous, into: customer, proof: .person, by: .administrator)
    try await center.claim(session, by: "anna")
    try await center.send(
      "Yes?",
      in: session,
      by: "anna",
      quickReplies: [QuickReply("quick reply of mia", payload: "x")]
    )
    try store(customer)
    return (customer, id)
  }

  private func verify(_ id: CustomerID) async throws {
    let documentID = Customer.documentID(id)
    var request = LoadRequest()
    request.documents = [documentID]
    let read = try #require(try storage.load(request).document(documentID))
    var customer = try read.value.value(as: Customer.self)
    customer.add(Self.phone, isVerified: true)
    var batch = ChangeBatch(id: BatchID(high: 7, low: 1), at: time.now)
    batch.documents = [Change(Document(customer), expected: read.version)]
    try storage.commit(batch)
  }

  /// What other parts of a service store.
  private func store(_ customer: CustomerID) throws {
    var visit = Visit(of: Self.session, at: time.now)
    if let page = PageView(url: "https://example.com/page-of-mia", at: time.now) {
      visit.opened(page)
    }
    let scope = ConsentScope(channel: .sms, sender: "+15555550100", address: Self.phone)
    let consent = Consent(scope, ConsentChange(.optedOut, at: time.now, source: .word))
    var call = try Call(
      id: "call-1",
      to: "+15555550100",
      of: "day",
      from: .phone(Self.number),
      customer: customer,
      calendar: RingCalendar(RingSchedules(team: "day", timeZone: "UTC"), in: .utc),
      at: time.now
    )
    try call.take(
      .voicemail(ConversationCore.Attachment(mediaType: "audio/wav", reference: "voice-of-mia")),
      at: time.now
    )
    let line = TicketLine(
      number: "+15555550100",
      contact: Self.phone,
      last: TicketID(high: 1, low: 1)
    )
    let ticket = Ticket(
      id: TicketID(high: 1, low: 1),
      contact: Self.phone,
      customer: customer,
      number: "+15555550100",
      team: "day",
      origin: .text,
      at: time.now
    )
    let recording = try VisitRecording(
      id: "r-1",
      of: Self.session,
      visitStartedAt: time.now,
      reference: "recording-of-mia"
    )
    let half = InboundMessage(
      channel: .sms,
      recipient: "+15555550100",
      sender: Self.phone,
      senderName: nil,
      text: Self.said,
      externalID: "mid-mia-part"
    )
    let part = try #require(MessagePart(half, reference: "p", number: 1, total: 2))
    var batch = ChangeBatch(id: BatchID(high: 7, low: 2), at: time.now)
    batch.documents = [
      Change(Document(visit), expected: nil), Change(Document(consent), expected: nil),
      Change(Document(call), expected: nil), Change(Document(ticket), expected: nil),
      Change(Document(recording), expected: nil), Change(Document(line), expected: nil),
      Change(Document(PartialMessage(part, patience: 180, at: time.now)), expected: nil),
    ]
    try storage.commit(batch)
  }

  /// An edit of what was said, one of a message that has not come, and a part of one.
  func changeMessages() async throws {
    func edit(_ id: String, to text: String, _ externalID: String) -> InboundEvent {
      .sign(
        ThreadSign(
          .edited(id, text: text, revision: 1),
          channel: .sms,
          recipient: "+15555550100",
          customer: Self.phone,
          at: time.now,
          externalID: externalID
        )
      )
    }
    let message = InboundMessage(
      channel: .sms,
      recipient: "+15555550100",
      sender: Self.phone,
      text: Self.said,
      externalID: "part-of-mia"
    )
    let part = try #require(MessagePart(message, reference: "q", number: 1, total: 2))
    _ = try await center.ingest(
      [
        edit("mid-mia-1", to: Self.said + "!", "edit-of-mia"),
        edit("early-of-mia", to: "words of mia", "edit-of-mia-2"), .part(part),
      ],
      from: "loopback"
    )
  }
}
