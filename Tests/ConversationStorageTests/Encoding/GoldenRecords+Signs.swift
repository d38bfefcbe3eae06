import ConversationCore

extension GoldenRecords {
  /// Messages of social channels: quick replies, an answer given elsewhere, what customers do besides
  /// writing.
  func socialMessages() throws -> [Message] {
    let conversation = try customerConversation()
    let referral = Referral(
      source: "ADS",
      reference: "summer",
      advertisement: "6045",
      title: "Jackets",
      url: "https://shop.example.com/"
    )
    let notices: [SystemNotice] = [
      .reacted("👍"), .reacted(nil), .referred(referral), .threadControl(.gained),
      .threadControl(.lost), .threadControl(.requested),
    ]
    let said = [
      Message(
        id: MessageID(conversation: conversation, sequence: 1),
        author: .agent("anna"),
        direction: .outbound,
        channel: .messenger,
        content: .text("Which one?"),
        quickReplies: [QuickReply("Red", payload: "RED"), QuickReply("Blue")],
        at: time(1),
        status: .sent
      ),
      Message(
        id: MessageID(conversation: conversation, sequence: 2),
        author: .outside("42"),
        direction: .outbound,
        channel: .messenger,
        content: .text("We are on it"),
        at: time(2),
        sentAt: time(1),
        externalID: "m_2",
        status: .sent
      ),
      Message(
        id: MessageID(conversation: conversation, sequence: 3),
        author: .customer,
        direction: .inbound,
        channel: .messenger,
        content: .withheld(reason: .retracted),
        at: time(3),
        externalID: "m_3"
      ),
    ]
    return said
      + notices.enumerated().map { index, notice in
        Message(
          id: MessageID(conversation: conversation, sequence: 4 + index),
          author: .system,
          direction: .internal,
          channel: .messenger,
          content: .notice(notice),
          at: time(4)
        )
      }
  }
}
