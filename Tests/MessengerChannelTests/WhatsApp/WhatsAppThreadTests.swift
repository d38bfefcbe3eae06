import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import MessengerChannel
import Testing

/// One person whom Meta knows by a number and by an id of the account.
@Suite struct WhatsAppThreadTests {
  private typealias Fixture = WhatsAppFixture
  private static let user = "US.1349"

  private static func item(_ id: String, number: Bool, user: String? = nil) -> String {
    let from = number ? #""from":"\#(Fixture.person)","# : ""
    let hidden = user.map { #""from_user_id":"\#($0)","# } ?? ""
    return
      #"{\#(from)\#(hidden)"id":"\#(id)","timestamp":"1767225599","type":"text","text":{"body":"\#(id)"}}"#
  }

  private static func envelope(_ item: String, contacts: String = "[]") -> String {
    Fixture.envelope(
      #"{"metadata":{"phone_number_id":"\#(Fixture.numberID)"},"contacts":\#(contacts),"messages":[\#(item)]}"#
    )
  }

  private func house(_ first: String) async throws -> (House, Fixture) {
    let fixture = try Fixture()
    let house = try await House(
      fixture.adapter,
      Fixture.entryPoint,
      first: fixture.call(Array(first.utf8))
    )
    return (house, fixture)
  }

  private func receive(_ json: String, _ house: House, _ fixture: Fixture) async throws
    -> InboundResult?
  {
    await house.center.receive(try fixture.call(Array(json.utf8)), for: "whatsapp").results.first
  }

  private func conversation(_ result: InboundResult?) -> ConversationID? {
    if case .stored(let message, _) = result { message.conversation } else { nil }
  }

  @Test func `a message says both the number and the id, wherever Meta writes them`() throws {
    let both = try Fixture().receive(Self.envelope(Self.item("w1", number: true, user: Self.user)))
    let profile = try Fixture().receive(
      Self.envelope(
        Self.item("w1", number: true),
        contacts: #"[{"wa_id":"\#(Fixture.person)","user_id":"\#(Self.user)"}]"#
      )
    )
    let hidden = try Fixture().receive(
      Self.envelope(
        Self.item("w1", number: false, user: Self.user),
        contacts: #"[{"wa_id":"\#(Fixture.person)","user_id":"\#(Self.user)"}]"#
      )
    )
    for reception in [both, profile, hidden] {
      guard case .message(let message)? = reception.events.first else {
        Issue.record("no message")
        continue
      }
      #expect(message.sender == Fixture.customer)
      #expect(message.alias == .whatsAppUser(Self.user, account: Fixture.account))
    }
  }

  @Test func `who is known by number and id has one thread`() async throws {
    // First by number alone, then by both, then by the id alone.
    let (house, fixture) = try await house(Self.envelope(Self.item("w1", number: true)))
    for item in [
      Self.item("w2", number: true, user: Self.user),
      Self.item("w3", number: true, user: Self.user),
      Self.item("w4", number: false, user: Self.user), Self.item("w5", number: true),
    ] {
      let result = try await receive(Self.envelope(item), house, fixture)
      #expect(conversation(result) == house.conversation)
    }
    let messages = try await house.messages()
    #expect(messages.compactMap(\.text) == ["w1", "w2", "w3", "w4", "w5"])
    #expect(messages.allSatisfy { $0.isVerifiedSender })
    var request = LoadRequest()
    let customer = try await house.stored().customer
    request.documents = [Customer.documentID(customer)]
    let read = try #require(try await house.storage.load(request).documents.first)
    let record: Customer = try read.value.value()
    #expect(
      record.addresses.map(\.address) == [
        Fixture.customer, .whatsAppUser(Self.user, account: Fixture.account),
      ]
    )
  }

  @Test func `the thread goes on in the next conversation, by either address`() async throws {
    let (house, fixture) = try await house(
      Self.envelope(Self.item("w1", number: true, user: Self.user))
    )
    try await house.center.end(house.conversation, by: "anna")
    let hidden = Self.envelope(Self.item("w2", number: false, user: Self.user))
    let second = try #require(conversation(try await receive(hidden, house, fixture)))
    #expect(second != house.conversation)
    let shown = Self.envelope(Self.item("w3", number: true))
    #expect(conversation(try await receive(shown, house, fixture)) == second)
    let both = Self.envelope(Self.item("w4", number: true, user: Self.user))
    #expect(conversation(try await receive(both, house, fixture)) == second)
  }

  @Test func `what happens in the thread of a person with two addresses is noted by either`()
    async throws
  {
    let (house, fixture) = try await house(
      Self.envelope(Self.item("w1", number: true, user: Self.user))
    )
    func hidden(_ id: String, _ content: String) -> String {
      Self.envelope(
        #"{"from_user_id":"\#(Self.user)","id":"\#(id)","timestamp":"1767225599",\#(content)}"#
      )
    }
    let edit = hidden(
      "w2",
      #""type":"edit","edit":{"original_message_id":"w1","message":{"type":"text","text":{"body":"changed"}}}"#
    )
    #expect(try await receive(edit, house, fixture) == .noted(house.conversation))
    #expect(try await house.messages().first?.text == "changed")
    let heart = hidden("w3", #""type":"reaction","reaction":{"message_id":"w1","emoji":"❤"}"#)
    #expect(try await receive(heart, house, fixture) == .noted(house.conversation))
    let stranger = edit.replacing(Self.user, with: "US.77").replacing(#""w2""#, with: #""w4""#)
      .replacing("changed", with: "forged")
    #expect(try await receive(stranger, house, fixture) == .noted(nil))
    #expect(try await house.messages().first?.text == "changed")
  }

  @Test func `an edit by one address changes the message that comes later by two`() async throws {
    let (house, fixture) = try await house(
      Self.envelope(Self.item("w1", number: true, user: Self.user))
    )
    for (author, shown) in [(Self.user, "changed"), ("US.77", "w2")] {
      let id = author == Self.user ? "w3" : "w2"
      let edit = Self.envelope(
        #"{"from_user_id":"\#(author)","id":"e\#(id)","timestamp":"1767225599","type":"edit","edit":{"original_message_id":"\#(id)","message":{"type":"text","text":{"body":"changed"}}}}"#
      )
      _ = try await receive(edit, house, fixture)
      let late = Self.envelope(Self.item(id, number: true, user: Self.user))
      _ = try await receive(late, house, fixture)
      #expect(try await house.messages().last?.text == shown)
    }
  }

  @Test func `two people stay two, and nobody takes over what another has`() async throws {
    let (house, fixture) = try await house(
      Self.envelope(Self.item("w1", number: false, user: Self.user))
    )
    // The id is somebody's already who has a conversation: the number joins it.
    let both = Self.envelope(Self.item("w2", number: true, user: Self.user))
    #expect(conversation(try await receive(both, house, fixture)) == house.conversation)
    let other = Self.envelope(Self.item("w3", number: false, user: "US.77"))
    let stranger = try #require(conversation(try await receive(other, house, fixture)))
    #expect(stranger != house.conversation)
  }

  @Test func `a new id and a new number lead to the same thread`() async throws {
    let (house, fixture) = try await house(
      Self.envelope(Self.item("w1", number: true, user: Self.user))
    )
    let update =
      #"{"metadata":{"phone_number_id":"\#(Fixture.numberID)"},"user_id_update":[{"user_id":{"previous":"\#(Self.user)","current":"US.2"}}]}"#
    let changed = Fixture.envelope(update, field: "user_id_update")
    #expect(try await receive(changed, house, fixture) == .noted(house.conversation))
    #expect(try await receive(changed, house, fixture) == .noted(nil))
    let hidden = Self.envelope(Self.item("w2", number: false, user: "US.2"))
    #expect(conversation(try await receive(hidden, house, fixture)) == house.conversation)
    let moved = Fixture.messages(
      Fixture.item(
        #""type":"system","system":{"type":"user_changed_number","new_wa_id":"447700900199"}"#,
        id: "w3"
      )
    )
    #expect(try await receive(moved, house, fixture) == .noted(house.conversation))
    let after = Fixture.messages(
      Fixture.item(#""type":"text","text":{"body":"w4"}"#, id: "w4", from: "447700900199")
    )
    #expect(conversation(try await receive(after, house, fixture)) == house.conversation)
  }
}
