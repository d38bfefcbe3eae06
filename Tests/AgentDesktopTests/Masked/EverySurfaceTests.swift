import AgentDesktop
import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Masking
import Testing

/// Sends known secrets into a contact center by every way there is, and looks for them in everything that
/// comes out towards an agent or an operator: the desk feed, the card, the inbox, lists, searches,
/// events, refusals, observations and mails.
@Suite struct EverySurfaceTests {
  private typealias Filled = (conversation: ConversationID, customer: CustomerID)

  /// Every way by which something of a customer comes in.
  private func fill(_ house: SecretHouse) async throws -> Filled {
    let (text, center) = (SecretHouse.text, house.center)
    let id = try await house.write(id: "m-1")
    // Ben, who is offline, is to be told by mail.
    try await center.runDue()
    let customer = try await center.customerFile(of: id, for: "anna").customer.id
    if let offer = try await center.openOffers(to: "anna").first {
      try await center.accept(offer.id, by: "anna")
    } else {
      try await center.claim(id, by: "anna")
    }
    try await center.send(text, in: id, by: "anna")
    try await center.addNote(text, mentioning: ["anna"], in: id, by: "anna")
    try await house.sign(.edited("m-1", text: text + "!", revision: 1), id: "s-1")
    try await house.sign(.reacted(to: "m-1", emoji: text), id: "s-2")
    try await house.sign(.referred(Referral(source: text, title: text)), id: "s-3")
    let elsewhere = OutsideMessage(providerID: "o-1", text: text, sender: "43")
    try await house.sign(.answeredElsewhere(elsewhere), id: "s-4")
    try await fillCard(of: customer, house)
    try await center.runDue()
    house.time.advance(by: 61)
    try await center.runDue()
    return (id, customer)
  }

  private func fillCard(of customer: CustomerID, _ house: SecretHouse) async throws {
    let (text, center) = (SecretHouse.text, house.center)
    try await center.setEmail("mia.secret@example.com", of: customer, by: .agent("anna"))
    try await center.setPhone("555-555-0177", of: customer, by: .agent("anna"))
    try await center.addNote(text, about: customer, by: "anna")
    try await center.setData(
      [.init("order", text), .init("melissa@gmail.com", "7")],
      from: "shop",
      about: customer
    )
    try await center.setLocation(VisitorLocation(city: text), of: customer)
    // They have written in the chat before, as nobody in particular.
    let other = try await house.write(id: "m-2", from: .anonymousVisitor("v-1", widget: "shop"))
    let anonymous = try await center.customerFile(of: other, for: "anna").customer.id
    var request = LoadRequest()
    request.documents = [Customer.documentID(customer)]
    let read = try #require(try house.storage.load(request).documents.first)
    var known = try read.value.value(as: Customer.self)
    known.add(.phone("+15555550142"), isVerified: true)
    var verified = ChangeBatch(id: BatchID(high: 5, low: 4), at: house.time.now)
    verified.documents = [Change(Document(known), expected: read.version)]
    try house.storage.commit(verified)
    try await center.takeOver(anonymous, into: customer, proof: .person, by: .administrator)
    var visit = Visit(
      of: .phone("+15555550142"),
      referrer: "https://example.com/?q=melissa%40gmail.com&p=%2B447966197542",
      device: VisitorDevice(browser: SoftwareVersion("Browser", version: text)),
      at: house.time.now
    )
    let page = PageView(
      url: "https://example.com/?mail=melissa@gmail.com",
      title: text,
      at: house.time.now
    )
    if let page { visit.opened(page) }
    var batch = ChangeBatch(id: BatchID(high: 5, low: 5), at: house.time.now)
    batch.documents = [Change(Document(visit), expected: nil)]
    try house.storage.commit(batch)
  }

  /// Refusals of commands whose values are secrets.
  private func refusals(_ house: SecretHouse, _ filled: Filled) async -> [any Error] {
    let (text, id, customer) = (SecretHouse.text, filled.conversation, filled.customer)
    let long = String(repeating: text, count: 200)
    let commands: [Command] = [
      Command(.send(MessageDraft(long), in: id), by: .agent("anna")),
      Command(.addNote(long, in: id), by: .agent("anna")),
      Command(.customer(.setName(long), customer), by: .agent("anna")),
      Command(.customer(.setEmail(text), customer), by: .agent("anna")),
      Command(.customer(.setPhone(text), customer), by: .agent("anna")),
      Command(.customer(.addNote(long), customer), by: .agent("anna")),
      Command(.customer(.setData(source: long, []), customer), by: .system),
      Command(.customer(.setData(source: text, []), customer), by: .agent("anna")),
      Command(.customer(.erase, customer), by: .agent("anna")),
      Command(
        .startConversation(from: "no", with: .phone("+15555550142"), MessageDraft(text)),
        by: .agent("ben")
      ),
      Command(
        .startConversation(from: "entry", with: .phone("+15555550142"), MessageDraft(text)),
        by: .agent("anna"),
        idempotencyKey: text
      ),
      Command(.inbox(.tag(adding: [TagID(long)], removing: []), in: id), by: .agent("anna")),
    ]
    var errors: [any Error] = []
    for command in commands {
      do { try await house.center.perform(command) } catch { errors.append(error) }
    }
    return errors
  }

  /// Everything that Anna's screen shows of it, from its opening to the end of the conversation.
  private func screen(_ house: SecretHouse, _ filled: Filled) async throws -> [Any] {
    let (center, id) = (house.center, filled.conversation)
    let options = DeskFeedOptions(display: SecretHouse.display, tellsEveryTranscript: true)
    var seen: [Any] = []
    for start in [nil, EventCursor.start] {
      var feed = center.deskFeed(for: "anna", after: start, options).makeAsyncIterator()
      seen += try await feed.updatesByNow()
    }
    let state = try await center.deskState(of: id, for: "anna", options)
    let now = house.time.now
    let file = try await center.customerFile(of: id, for: "anna")
    seen.append(VisitorCard(file, in: state, at: now))
    seen.append(InteractionPane(state, for: "anna", at: now))
    seen.append(SystemVariable.all(of: state))
    let transcript = try await center.conversation(id, for: "anna").messages
    seen.append(TranscriptView(transcript, in: state, for: "anna"))
    seen += transcript.compactMap { FullText($0, in: state) }
    seen.append(try await center.inboxList(Set(InboxCategory.allCases), for: "anna", options))
    seen += try await center.inboxRows(for: "anna", options).elements
    seen.append(try await center.inboxCounts(for: "anna"))
    seen.append(
      DestinationList(
        try await center.transferDirectory(for: id, by: "anna"),
        for: .transfer,
        includingUnavailable: true,
        at: now
      )
    )
    return seen
  }

  /// Everything that comes out, as a host may log or send it.
  private func output(_ policy: InboxPolicy, role: Role) async throws -> (text: String, parts: Int)
  {
    let house = try await SecretHouse(policy, role: role)
    let filled = try await fill(house)
    if policy.style == .sharedInbox {
      try await house.center.tag(filled.conversation, adding: ["melissa@gmail.com"], by: "anna")
    }
    var seen: [Any] = await refusals(house, filled)
    #expect(seen.count >= 11)
    seen += try await screen(house, filled)
    try await house.center.deleteEntryPoint("entry", by: .administrator)
    seen += try await screen(house, filled)
    #expect(!house.mail.submissions.isEmpty)
    seen.append(try house.storage.events(after: .start, limit: 1_000))
    var text = house.log.text
    for mail in house.mail.submissions { text += String(decoding: mail.message, as: UTF8.self) }
    for part in seen {
      dump(part, to: &text)
      text += "\(part)\n"
    }
    return (text, seen.count)
  }

  @Test(arguments: [InboxPolicy.Style.sharedInbox, .contactCenter])
  func `V-09 … V-30 H-21 nothing unmasked comes out anywhere when the switch is on`(
    _ style: InboxPolicy.Style
  ) async throws {
    let policy = try style == .sharedInbox ? Scene.sharedInbox() : Scene.contactCenter()
    let (text, parts) = try await output(policy, role: .agent)
    #expect(parts > 80)
    #expect(SecretHouse.found(in: text).isEmpty)
  }

  @Test func `A-27 the same output shows a supervisor what is there, so that the test can find it`()
    async throws
  {
    let (text, _) = try await output(Scene.sharedInbox(), role: .supervisor)
    let unwritten = ["4111111111111111", "5555550177"]
    let all = SecretHouse.secrets.filter { !unwritten.contains($0) }
    #expect(Set(SecretHouse.found(in: text)).isSuperset(of: all))
  }

  @Test func `V-09 W-26 a search tells nobody what is hidden from them, by what it finds or shows`()
    async throws
  {
    for role in [Role.agent, .supervisor] {
      let house = try await SecretHouse(role: role)
      let (id, _) = try await fill(house)
      let search = InMemoryTextSearch()
      while try await house.center.follow(search, masker: SecretHouse.display.masker) > 0 {}
      let options = DeskFeedOptions(display: SecretHouse.display)
      let state = try await house.center.deskState(of: id, for: "anna", options)
      var shown = ""
      for query in ["4111", "447966197542", "melissa", "account"] {
        let found = try await house.center.messages(
          matching: query,
          in: search,
          display: SecretHouse.display,
          for: "anna"
        ).elements
        let isHidden = role == .agent && query != "account"
        #expect(found.isEmpty == isHidden, "\(query)")
        let messages = found.map(\.message).filter { $0.id.conversation == id }
        dump(TranscriptView(messages, in: state, for: "anna"), to: &shown)
      }
      #expect(SecretHouse.found(in: shown).isEmpty == (role == .agent))
    }
  }
}
