import AgentDesktop
import ConversationCore
import Foundation
import Testing

struct ContactRequestTests {
  private func fields(
    of channel: ChannelKind,
    customerName: String? = nil
  ) throws -> [String] {
    var scene = try Scene(channel, customerName: customerName)
    try scene.change.offer(to: "anna", at: Scene.at(1))
    let request = try #require(scene.request(for: "anna", at: 2))
    #expect(request.channel == channel)
    return request.fields.map { "\($0.name.rawValue): \($0.value)" }
  }

  @Test(arguments: [ChannelKind.sms, .whatsApp])
  func `F-06 V-01 a text message shows queue, phone number and source number`(
    channel: ChannelKind
  ) throws {
    #expect(
      try fields(of: channel, customerName: "Mia Example")
        == [
          "queueName: Support", "phoneNumber: +15555550142", "sourceNumber: +15555550100",
        ]
    )
  }

  @Test func `L-01 Messenger shows queue and source page, and no phone number`() throws {
    #expect(
      try fields(of: .messenger, customerName: "Mia Example")
        == ["queueName: Support", "sourcePage: Example Shoes"]
    )
  }

  @Test func `an email shows queue, address and mailbox`() throws {
    #expect(
      try fields(of: .email)
        == [
          "queueName: Support", "emailAddress: mia@example.com",
          "sourceMailbox: help@example.com",
        ]
    )
  }

  @Test func `a web chat shows the visitor's name only if it is known`() throws {
    #expect(
      try fields(of: .webChat, customerName: "Mia")
        == ["queueName: Support", "visitorName: Mia", "sourceWidget: Web shop"]
    )
    #expect(try fields(of: .webChat) == ["queueName: Support", "sourceWidget: Web shop"])
  }

  @Test func `a host's own channel shows queue, address and entry point`() throws {
    #expect(
      try fields(of: "kiosk")
        == ["queueName: Support", "address: locker 12", "entryPoint: Front desk"]
    )
  }

  @Test func `F-05 L-01 the request is the offered agent's, and has its controls`() throws {
    var scene = try Scene()
    #expect(scene.request(for: "anna", at: 0) == nil)
    try scene.change.offer(to: "anna", at: Scene.at(1))
    let request = try #require(scene.request(for: "anna", at: 2))
    #expect(request.id == OfferID(conversation: scene.change.conversation.id, number: 1))
    #expect(request.purpose == .route)
    #expect(request.purposeText == nil)
    #expect(request.accept.command == .accept)
    #expect(request.accept.isAllowed)
    #expect(request.decline.isAllowed)
    #expect(scene.request(for: "ben", at: 2) == nil)
  }

  @Test func `F-09 a request is gone the instant its time is over`() throws {
    var scene = try Scene()
    try scene.change.offer(to: "anna", at: Scene.at(1))
    #expect(scene.request(for: "anna", at: 120.999)?.timer.remaining.text == "0:01")
    #expect(scene.request(for: "anna", at: 121) == nil)
  }

  @Test func `F-20 F-26 a request says who transfers or invites`() throws {
    var scene = try Scene()
    try scene.annaAccepts()
    var transferred = scene
    try transferred.change.transfer(toAgent: "ben", by: "anna", at: Scene.at(20))
    let transfer = try #require(transferred.request(for: "ben", at: 21))
    #expect(transfer.purpose == .transfer(from: "anna"))
    #expect(transfer.purposeText == "Transfer from Anna Example")
    try scene.change.requestConference(with: "ben", by: "anna", at: Scene.at(20))
    let conference = try #require(scene.request(for: "ben", at: 21))
    #expect(conference.purpose == .conference(invitedBy: "anna"))
    #expect(conference.purposeText == "Conference, invited by Anna Example")
  }
}
