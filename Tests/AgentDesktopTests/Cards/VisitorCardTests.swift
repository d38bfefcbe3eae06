import AgentDesktop
import ConversationCore
import Foundation
import Masking
import Testing

@Suite struct VisitorCardTests {
  private let visitor = ChannelAddress.visitor("v-1", widget: "shop")

  /// A file in which every item has something.
  private func file(_ scene: Scene, name: String? = "Mia Example") throws -> CustomerFile {
    var customer = Customer(
      id: scene.change.conversation.customer,
      address: CustomerAddress(scene.change.conversation.address, isVerified: true),
      createdAt: Scene.start
    )
    if let name { try customer.enter(name: name, by: .agentEntered) }
    try customer.enter(email: "mia@example.com", by: .agentEntered)
    try customer.enter(phone: "+1 555 555 0177", by: .agentEntered)
    var visit = Visit(
      of: visitor,
      referrer: "https://search.example.com/?q=melissa%40gmail.com",
      device: VisitorDevice(
        browser: SoftwareVersion("Firefox", version: "128.0"),
        system: SoftwareVersion("Windows", version: "10 or 11")
      ),
      location: VisitorLocation(city: "Brno", country: "Czechia"),
      at: Scene.start
    )
    for (second, path) in ["shoes", "basket?mail=melissa%40gmail.com"].enumerated() {
      let page = PageView(
        url: "https://shop.example.com/\(path)",
        title: "Page \(second)",
        at: Scene.at(Double(second))
      )
      if let page { visit.opened(page) }
    }
    var note = try CustomerNote(
      id: CustomerNoteID(high: 1, low: 1),
      about: customer.id,
      text: "Call +447966197542",
      by: "anna",
      at: Scene.at(10)
    )
    try note.edit("Call her at +447966197542", by: "ben", at: Scene.at(20))
    func recording(_ id: RecordingID, left: Date?, saved: Date?) throws -> VisitRecording {
      try VisitRecording(
        id: id,
        of: visitor,
        visitStartedAt: Scene.start,
        reference: "rec/\(id)",
        duration: 12,
        visitorLeftAt: left,
        savedAt: saved
      )
    }
    return CustomerFile(
      customer: customer,
      notes: [note],
      data: [
        try CustomerData(
          of: customer.id,
          from: "shop",
          [CustomerData.Field("Orders", "7"), CustomerData.Field("Card", "4111 1111 1111 1111")],
          at: Scene.start
        )
      ],
      conversations: [scene.change.conversation],
      hasMoreConversations: true,
      visits: [visit],
      recordings: [
        try recording("seen", left: Scene.at(5), saved: Scene.at(6)),
        try recording("unsaved", left: Scene.at(5), saved: nil),
        try recording("running", left: nil, saved: Scene.at(6)),
      ]
    )
  }

  @Test func `H-21 … H-31 the card has ten items, of which four are editable`() {
    #expect(VisitorCard.Item.allCases.count == 10)
    #expect(
      VisitorCard.Item.allCases.filter(\.isEditable) == [.name, .email, .phone, .notes],
      "A-40"
    )
  }

  @Test func `H-22 … H-31 each item is shown as it is stored`() throws {
    let scene = try Scene(.sms)
    let card = VisitorCard(try file(scene), in: scene.state, at: Scene.at(30))
    #expect(card.name.text == "Mia Example" && !card.name.isMasked)
    #expect(card.initials == "ME")
    #expect(card.email.text == "mia@example.com")
    #expect(card.mayBeEmailed)
    #expect(card.phone.text == "+1 555 555 0177")
    #expect(card.location == "Brno, Czechia")
    #expect(card.system == SoftwareVersion("Windows", version: "10 or 11"))
    #expect(card.browser == SoftwareVersion("Firefox", version: "128.0"))
    let note = try #require(card.notes.first)
    #expect(note.text == "Call her at +447966197542")
    #expect([note.author, note.editor] == ["Anna Example", "Ben Example"])
    #expect(note.at == Scene.at(10) && note.editedAt == Scene.at(20))
    #expect(note.age.seconds == 20)
    #expect(card.conversations.cards.map(\.id) == [scene.change.conversation.id])
    #expect(card.hasMoreConversations)
    #expect(card.isOnSite == true)
    #expect(card.pages.map(\.title) == ["Page 1", "Page 0"])
    #expect(card.referrer == "https://search.example.com/?q=melissa%40gmail.com")
    #expect(card.data.first?.fields.map(\.value) == ["7", "4111 1111 1111 1111"])
  }

  @Test func `H-35 who is there with any of their sessions is on the site`() throws {
    let scene = try Scene(.webChat)
    let customer = Customer(
      id: scene.change.conversation.customer,
      address: CustomerAddress(visitor, isVerified: true),
      createdAt: Scene.start
    )
    let there = Visit(of: visitor, at: Scene.start)
    var gone = Visit(of: .anonymousVisitor("s-2", widget: "shop"), at: Scene.at(10))
    _ = gone.advance(under: PresencePolicy(), to: Scene.at(3600))
    func isOnSite(_ visits: [Visit]) -> Bool? {
      VisitorCard(
        CustomerFile(customer: customer, visits: visits),
        in: scene.state,
        at: Scene.at(60)
      ).isOnSite
    }
    #expect(isOnSite([gone, there]) == true, "the newer one is over")
    #expect(isOnSite([gone]) == false)
    #expect(isOnSite([]) == nil)
  }

  @Test func `H-29 the pages of visits that overlap stand in one order, the newest first`() throws {
    let scene = try Scene(.sms)
    var file = try file(scene)
    func visit(_ device: String, from start: TimeInterval, _ times: [TimeInterval]) -> Visit {
      var visit = Visit(of: .anonymousVisitor(device, widget: "shop"), at: Scene.at(start))
      for time in times {
        let url = "https://shop.example.com/\(time)"
        if let page = PageView(url: url, at: Scene.at(time)) { visit.opened(page) }
      }
      return visit
    }
    file.visits = [
      visit("phone", from: 10, [11, 40, 40.5]), visit("laptop", from: 0, [1, 20, 50]),
    ]
    let card = VisitorCard(file, in: scene.state, at: Scene.at(60))
    #expect(card.pages.map(\.at) == [50, 40.5, 40, 20, 11, 1].map(Scene.at))
  }

  @Test func `H-30 only recordings that are saved of visits that are over are shown`() throws {
    let scene = try Scene(.sms)
    let card = VisitorCard(try file(scene), in: scene.state, at: Scene.at(30))
    #expect(card.recordings.map(\.id) == ["seen"])
    #expect(card.recordings.first?.reference == "rec/seen")
    #expect(card.recordings.first?.duration == 12)
  }

  @Test func `V-10 A-27 the card is masked for agents when the switch is on`() throws {
    var scene = try Scene(.sms)
    scene.display = DisplayPolicy(isEnabled: true)
    let file = try file(scene)
    let card = VisitorCard(file, in: scene.state, at: Scene.at(30))
    #expect(card.name.text == "Mia Example" && !card.name.isMasked)
    #expect(card.email.text == "m**@example.com" && card.email.isMasked)
    #expect(card.phone.text == "********0177" && card.phone.isMasked)
    #expect(card.notes.first?.text == "Call her at *********7542")
    #expect(card.notes.first?.isMasked == true)
    #expect(card.data.first?.fields.map(\.value) == ["7", "************1111"])
    #expect(card.pages.first?.url == "https://shop.example.com/basket?m***********@gmail.com")
    #expect(card.pages.last?.url == "https://shop.example.com/shoes")
    #expect(card.referrer == "https://search.example.com/?q********@gmail.com")
    for role in [ViewerRole.supervisor, .administrator] {
      scene.viewerRole = role
      let open = VisitorCard(file, in: scene.state, at: Scene.at(30))
      #expect(open.email.text == "mia@example.com" && !open.email.isMasked)
    }
  }

  @Test func `V-10 H-29 an address within an address within an address is masked`() throws {
    var scene = try Scene(.sms)
    scene.display = DisplayPolicy(isEnabled: true)
    for mail in ["melissa%40gmail.com", "melissa%2540gmail.com", "melissa%252540gmail.com"] {
      var customer = try file(scene).customer
      customer.add(visitor, isVerified: false)
      let visit = Visit(
        of: visitor,
        referrer: "https://search.example.com/?back=/x?mail=\(mail)",
        at: Scene.start
      )
      let card = VisitorCard(
        CustomerFile(customer: customer, visits: [visit]),
        in: scene.state,
        at: Scene.at(30)
      )
      let referrer = try #require(card.referrer)
      #expect(!referrer.contains("melissa"), "\(mail)")
    }
  }

  @Test func `V-30 A-13 a name that is the number is masked, and gives no initials`() throws {
    var scene = try Scene(.sms)
    scene.display = DisplayPolicy(isEnabled: true)
    let file = try file(scene, name: "+1 555 555 0142")
    let card = VisitorCard(file, in: scene.state, at: Scene.at(30))
    #expect(card.name.text == "********0142" && card.name.isMasked)
    #expect(card.initials == "#")
  }

  @Test func `H-21 of somebody nobody knows the card shows nothing, and does not break`() throws {
    let scene = try Scene(.webChat)
    let customer = Customer(
      id: scene.change.conversation.customer,
      address: CustomerAddress(scene.change.conversation.address, isVerified: false),
      createdAt: Scene.start
    )
    let card = VisitorCard(CustomerFile(customer: customer), in: scene.state, at: Scene.at(1))
    #expect([card.name, card.email, card.phone].allSatisfy { $0.text == nil && !$0.isMasked })
    #expect(!card.mayBeEmailed && card.isOnSite == nil && card.pages.isEmpty)
  }
}
