import AgentDesktop
import ConversationCore
import Foundation
import Masking
import Testing

@Suite struct TicketViewTests {
  private static let number = "+15555550142"
  private let names = NameBook(agents: ["anna": "Anna Example"])

  private func call() throws -> Call {
    var call = Call(
      id: "call-1",
      to: "+15555550100",
      of: "day",
      from: .phone(Self.number),
      calendar: try RingCalendar(RingSchedules(team: "day", timeZone: "UTC"), in: .utc),
      at: Scene.start
    )
    try call.take(.answered(by: "anna"), at: Scene.at(5))
    try call.take(
      .voicemail(
        Attachment(mediaType: "audio/wav", reference: "voice/\(Self.number).wav", name: "v.wav")
      ),
      at: Scene.at(9)
    )
    try call.take(.ended, at: Scene.at(10))
    return call
  }

  private func view(_ display: DisplayPolicy, _ role: ViewerRole) throws -> TicketView {
    let ticket = Ticket(
      id: TicketID(high: 1, low: 1),
      contact: .phone(Self.number),
      number: "+15555550100",
      team: "day",
      advisor: "anna",
      origin: .call,
      call: "call-1",
      at: Scene.start
    )
    return TicketView(
      ticket,
      calls: [try call()],
      names: names,
      display: display,
      viewerRole: role,
      at: Scene.at(60)
    )
  }

  @Test func `V-10 A-27 a ticket and its calls are masked for agents`() throws {
    let masked = try view(DisplayPolicy(isEnabled: true), .agent)
    #expect(masked.contact == "********0142" && masked.number == "********0100")
    let row = try #require(masked.calls.first)
    #expect(row.caller == "********0142" && row.number == "********0100")
    #expect(row.recording?.reference == nil && row.recording?.name == "v.wav")
    var written = ""
    dump(masked, to: &written)
    #expect(!written.contains("5555550142"))
    for (display, role) in [
      (DisplayPolicy(), ViewerRole.agent), (DisplayPolicy(isEnabled: true), .supervisor),
    ] {
      let open = try view(display, role)
      #expect(open.contact == Self.number && open.number == "+15555550100")
      #expect(open.calls.map(\.caller) == [Self.number])
      #expect(open.calls.first?.recording?.reference == "voice/\(Self.number).wav")
    }
  }

  @Test func `E-04 a ticket shows who looks after it, its age and its calls`() throws {
    let view = try view(DisplayPolicy(), .agent)
    #expect(view.isOpen && view.origin == .call && view.age.seconds == 60)
    #expect(view.advisor == "anna" && view.advisorName == "Anna Example")
    let row = try #require(view.calls.first)
    #expect(row.outcome == .answered(by: "anna") && row.answeredBy == "Anna Example")
    #expect(row.startedAt == Scene.start && row.answeredAt == Scene.at(5))
    #expect(row.endedAt == Scene.at(10) && row.recording?.mediaType == "audio/wav")
  }

  @Test func `V-10 nobody is known by a visitor's identifier, nor by a withheld number`() throws {
    let ticket = Ticket(
      id: TicketID(high: 1, low: 1),
      contact: .anonymousVisitor("v-1", widget: "shop"),
      team: "day",
      origin: .webApp,
      at: Scene.start
    )
    let call = Call(
      id: "call-1",
      to: "+15555550100",
      of: "day",
      from: .withheld,
      calendar: try RingCalendar(RingSchedules(team: "day", timeZone: "UTC"), in: .utc),
      at: Scene.start
    )
    let view = TicketView(
      ticket,
      calls: [call],
      display: DisplayPolicy(),
      viewerRole: .agent,
      at: Scene.start
    )
    #expect(view.contact == nil && view.calls.map(\.caller) == [nil])
    let row = CallRow(call, display: DisplayPolicy(), viewerRole: .agent)
    #expect(row == view.calls.first && row.outcome == nil)
  }
}
