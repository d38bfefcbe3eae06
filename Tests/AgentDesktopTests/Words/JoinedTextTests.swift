import AgentDesktop
import ConversationCore
import Testing

struct JoinedTextTests {
  let names = NameBook(
    agents: ["anna": "Anna", "dana": "דנה", "evil": "Eve\u{202E}\u{2069}\nx", "omar": "عمر"],
    queues: ["q": "Returns"]
  )

  private func english(_ notice: SystemNotice) -> String {
    SystemWording.english.notice(notice, names).description
  }

  @Test func `F-27 V-40 L-23 the joined message names the agent`() {
    #expect(english(.agentJoined("anna")) == "Anna has joined the conversation")
  }

  @Test func `every notice has words, and names stand for identifiers`() {
    #expect(english(.agentLeft("nobody")) == "nobody has left the conversation")
    #expect(
      english(.transferredToQueue(from: "anna", to: "q"))
        == "Anna has transferred the conversation to the queue Returns"
    )
    for notice in [
      SystemNotice.reopened, .entryPointDeleted, .endedByCustomer, .reacted(nil),
      .threadControl(.gained), .threadControl(.lost), .threadControl(.requested),
    ] {
      #expect(english(notice).count > 10)
    }
    #expect(english(.reacted("👍")) == "The customer has reacted with 👍")
    let link = Referral(source: "SHORTLINK", reference: "summer")
    #expect(english(.referred(link)) == "The customer has come by a link: summer")
    let advertisement = Referral(source: "ADS", title: "Jackets")
    #expect(
      english(.referred(advertisement)) == "The customer has come by an advertisement: Jackets"
    )
  }

  @Test func `W-29 W-38 agents are told which files were dropped, and why`() {
    for reason in DroppedAttachment.Reason.allCases {
      let one = english(.attachmentsDropped([DroppedAttachment(name: "a.pdf", reason: reason)]))
      #expect(one.hasPrefix("An attachment was dropped: a.pdf (") && one.count > 40)
    }
    let two = [
      DroppedAttachment(name: nil, reason: .malicious),
      DroppedAttachment(name: "b.png", reason: .tooMany),
    ]
    #expect(
      english(.attachmentsDropped(two))
        == "Attachments were dropped: a file without a name (it contains malicious data), "
        + "b.png (there were too many)"
    )
  }

  @Test func `a right-to-left name is isolated in left-to-right words, with all beside it`() {
    #expect(english(.agentJoined("dana")) == "\u{2068}דנה\u{2069} has joined the conversation")
    #expect(
      english(.transferred(from: "anna", to: "omar"))
        == "\u{2068}Anna\u{2069} has transferred the conversation to \u{2068}عمر\u{2069}"
    )
  }

  @Test func `names and numbers are isolated in right-to-left words`() {
    let (name, number) = ("Anna", 7)
    let text: JoinedText = "הצטרפה \(name) בתור \(number)"
    #expect(text.description == "הצטרפה \u{2068}Anna\u{2069} בתור \u{2068}7\u{2069}")
  }

  @Test func `left-to-right text bears no marks`() {
    let text: JoinedText = "\("Åsa Öberg") 电话 \(5)"
    #expect(text.description == "Åsa Öberg 电话 5")
  }

  @Test func `a name cannot reach beyond itself`() {
    #expect(english(.agentLeft("evil")) == "Eve x has left the conversation")
    let text: JoinedText = "דואר \("a\u{2069}\u{202E}b\r\nc\u{2029}d")"
    #expect(text.description == "דואר \u{2068}ab  c d\u{2069}")
  }

  @Test func `another language is one value`() throws {
    let finnish = SystemWording(
      notice: { notice, names in
        if case .agentJoined(let agent) = notice { "\(names.name(of: agent)) liittyi" } else { "…" }
      },
      conference: { state, _ in state == .none ? nil : "\("Neuvottelu")" },
      purpose: { _, _ in nil }
    )
    var scene = try Scene()
    try scene.annaAccepts()
    try scene.change.requestConference(with: "ben", by: "anna", at: Scene.at(20))
    try scene.accept(by: "ben", at: 22)
    var state = scene.state
    state.wording = finnish
    #expect(
      Bubble(scene.change.messages.last ?? scene.transcript[0], in: state, for: "anna").text
        == "Ben Example liittyi"
    )
    #expect(InteractionPane(state, for: "anna", at: Scene.at(30)).conferenceText == "Neuvottelu")
  }
}
