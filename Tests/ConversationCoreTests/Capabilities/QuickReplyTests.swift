import ConversationCore
import Testing

@Suite struct QuickReplyTests {
  private let abilities = ChannelCapabilities(
    joinsTextAndAttachments: false,
    quickReplies: .init(
      maximum: 2,
      titleLength: 4,
      textLimit: TextLimit(maximum: 6, measure: .utf16)
    )
  )

  private func refusal(_ replies: [QuickReply], beside text: String = "Which?")
    -> ConversationError.Code?
  {
    do {
      try abilities.check(replies, beside: text)
      return nil
    } catch { return error.code }
  }

  @Test func `B4 quick replies are as many and as long as the channel shows`() {
    #expect(refusal([QuickReply("Red"), QuickReply("Blue")]) == nil)
    #expect(
      refusal(Array(repeating: QuickReply("a"), count: 3))
        == .tooManyQuickReplies(maximum: 2, actual: 3)
    )
    for reply in [QuickReply(""), QuickReply("Green"), QuickReply("Red", payload: "")] {
      #expect(refusal([reply]) == .quickReplyTitle(maximum: 4))
    }
    #expect(refusal([QuickReply("Red")], beside: "") == .textEmpty)
    #expect(
      refusal([QuickReply("Red")], beside: "Which??")
        == .textTooLongForQuickReplies(maximum: 6, actual: 7, unit: "UTF-16 units")
    )
    #expect(refusal([], beside: "Which one of them?") == nil)
  }

  @Test func `F-01 a channel has no quick replies that says nothing of them`() {
    #expect(throws: ConversationError(.tooManyQuickReplies(maximum: 0, actual: 1))) {
      try ChannelCapabilities().check([QuickReply("Red")], beside: "Which?")
    }
  }

  @Test func `a draft with quick replies becomes a message with them, or is refused`() throws {
    var desk = try Desk.active()
    let draft = MessageDraft("Which?", quickReplies: [QuickReply("Red")])
    #expect(
      desk.refusal {
        try $0.send(
          draft,
          by: "anna",
          from: Fixtures.sms,
          capabilities: Fixtures.capabilities,
          at: .second(32)
        )
      } == .tooManyQuickReplies(maximum: 0, actual: 1)
    )
    let message = try desk.perform {
      try $0.send(
        draft,
        by: "anna",
        from: Fixtures.sms,
        capabilities: abilities,
        at: .second(32)
      )
    }
    #expect(message.quickReplies == [QuickReply("Red", payload: "Red")])
    #expect(MessageDraft("x", quickReplies: []).quickReplies == nil)
    #expect(draft.saying("Y").quickReplies == draft.quickReplies)
  }

  @Test func `B4 a text or a file where the channel does not join them`() {
    #expect(throws: ConversationError(.textBesideAttachments)) {
      var single = abilities
      single.maximumAttachments = 1
      try single.check(text: "Here", attachments: 1)
    }
  }
}
