import AgentDesktop
import ConversationCore
import Foundation
import Masking
import Testing

/// Sends known secrets through every view, and looks for them in everything that comes out, private
/// properties included: a host may log or send a view whole.
@Suite struct SecretsTests {
  /// What no masked view may hold, as it was written and as its digits alone.
  private static let secrets = [
    "4111 1111 1111 1111", "4111111111111111", "GB82 WEST 1234 5698 7654 32",
    "GB82WEST12345698765432", "123-45-6789", "+447966197542", "7966197542", "melissa@", "elissa",
    "+15555550142", "5555550142", "mia@example.com", "5555550177", "4111%201111%201111",
  ]
  private static let text =
    "card 4111 1111 1111 1111 account GB82 WEST 1234 5698 7654 32, "
    + "SSN 123-45-6789, call +447966197542 or mail melissa@gmail.com"
    + " or https://example.com/?q=melissa%40gmail.com&p=%2B447966197542&c=4111%201111%201111%201111"

  private struct Setting {
    let channel: ChannelKind
    let isOutbound: Bool
    let name: String?
  }

  private static let settings: [Setting] = [.sms, .email, .messenger, .webChat, "kiosk", .whatsApp]
    .flatMap { channel in
      ["Mia Example", "+1 555 555 0142", "5555550177", nil].flatMap { name in
        [false, true].map { Setting(channel: channel, isOutbound: $0, name: name) }
      }
    }

  /// Everything that any view shows of a conversation in the course of its life.
  private func views(_ setting: Setting, viewer: ViewerRole, _ policy: DisplayPolicy) throws
    -> [Any]
  {
    var scene =
      setting.isOutbound
      ? try Scene.outbound(setting.channel, customerName: setting.name)
      : try Scene(setting.channel, customerName: setting.name)
    scene.display = policy
    scene.viewerRole = viewer
    scene.capabilities.maximumAttachments = 3
    var seen: [Any] = []
    if !setting.isOutbound {
      try scene.change.offer(to: "anna", at: Scene.at(1))
      try see(scene, into: &seen)
      try scene.accept(by: "anna", at: 2)
    }
    try scene.change.receive(
      InboundMessage(
        channel: setting.channel,
        recipient: scene.entryPoint.identity.value,
        sender: Scene.address(on: setting.channel),
        senderName: setting.name,
        text: Self.text,
        attachments: [
          Attachment(mediaType: "text/plain", reference: "r-1", name: Self.text + ".txt")
        ],
        externalID: "m-2",
        subject: Self.text
      ),
      isVerifiedSender: true,
      at: Scene.at(3)
    )
    try scene.send(Self.text, by: "anna", at: 4)
    try scene.change.addNote(Self.text, by: "anna", at: Scene.at(5))
    try scene.change.requestConference(with: "ben", by: "anna", at: Scene.at(6))
    try see(scene, into: &seen)
    try scene.accept(by: "ben", at: 7)
    try scene.change.exitConference(by: "ben", at: Scene.at(8))
    try scene.change.transfer(toAgent: "ben", by: "anna", at: Scene.at(9))
    try see(scene, into: &seen)
    try scene.accept(by: "ben", at: 10)
    scene.change.interrupt(at: Scene.at(11))
    try see(scene, into: &seen)
    try scene.change.end(by: "ben", at: Scene.at(12))
    try see(scene, into: &seen)
    return seen
  }

  private func see(_ scene: Scene, into seen: inout [Any]) throws {
    let messages = scene.transcript + scene.change.messages
    for viewer in ["anna", "ben"] as [AgentID] {
      if let request = scene.request(for: viewer, at: 12) { seen.append(request) }
      if let wrapUp = scene.wrapUp(for: viewer, at: 12) { seen.append(wrapUp) }
      let pane = scene.pane(for: viewer, at: 12)
      seen.append(pane)
      seen += pane.controls.compactMap(\.obstacle?.description)
      seen.append(TranscriptView(messages, in: scene.state, for: viewer))
      for last in messages {
        seen.append(
          TaskCard(scene.state, lastMessage: last, for: viewer, at: Scene.at(12))
        )
      }
    }
    for occasion in [NotificationOccasion.contactRequest, .customerMessage, .interrupted] {
      for message in messages {
        seen.append(DeskNotification(occasion, about: scene.state, message: message))
      }
    }
    seen.append(InteractionHistory([scene.change.conversation], in: scene.state))
    seen.append(SystemVariable.all(of: scene.state))
    // Neither the names of events nor the texts of refusals hold what a customer has said.
    seen.append(scene.change.events)
    seen.append(
      try scene.destinations(for: .transfer, includingUnavailable: true, at: 12)
    )
  }

  private func found(in views: [Any]) -> Set<String> {
    var written = ""
    for view in views { dump(view, to: &written) }
    return Set(Self.secrets.filter { written.contains($0) })
  }

  @Test func `V-14 … V-30 nothing unmasked reaches an agent's view when the switch is on`()
    throws
  {
    for setting in Self.settings {
      let views = try views(setting, viewer: .agent, DisplayPolicy(isEnabled: true))
      #expect(found(in: views).isEmpty, "\(setting)")
    }
  }

  @Test func `V-09 W-25 the same views show everything with the switch off or to supervisors`()
    throws
  {
    for (policy, viewer) in [
      (DisplayPolicy(), ViewerRole.agent), (DisplayPolicy(isEnabled: true), .supervisor),
    ] {
      var all: Set<String> = []
      for setting in Self.settings {
        all.formUnion(found(in: try views(setting, viewer: viewer, policy)))
      }
      let expected = Set(Self.secrets).subtracting([
        "4111111111111111", "GB82WEST12345698765432",
      ])
      #expect(all == expected)
    }
  }

  @Test func `V-09 a host's own detector and the strict format reach every view`() throws {
    let strict = DisplayPolicy(
      isEnabled: true,
      masker: Masker(.init(homeRegions: [], format: .strict))
    )
    let setting = Setting(channel: .sms, isOutbound: false, name: nil)
    var written = ""
    for view in try views(setting, viewer: .agent, strict) { dump(view, to: &written) }
    #expect(!written.contains("************1111"))
    #expect(written.contains("card ****************"))
  }
}
