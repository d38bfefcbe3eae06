import ConversationCore

extension GoldenRecords {
  private func textMessage(_ text: String, id: String) -> InboundMessage {
    InboundMessage(
      channel: .sms,
      recipient: "+15555550100",
      sender: .phone("+15555550123"),
      senderName: "Pia",
      text: text,
      attachments: [Attachment(mediaType: "image/jpeg", reference: "https://files.example.com/1")],
      externalID: id,
      sentAt: time(1),
      answers: ["SM0"],
      payload: "yes-please",
      recipientGroup: "MG1",
      consentRequest: .help
    )
  }

  /// Opted out and confirmed; opted in again for a group of numbers.
  func consents() throws -> [Consent] {
    let phone = ChannelAddress.phone("+15555550123")
    var out = Consent(
      ConsentScope(channel: .sms, sender: "+15555550100", address: phone),
      ConsentChange(.optedOut, at: time(2), sentAt: time(1), source: .word, externalID: "SM1")
    )
    out.confirm(by: MessageID(conversation: try customerConversation(), sequence: 3))
    var back = Consent(
      ConsentScope(channel: .whatsApp, sender: "MG1", address: phone),
      ConsentChange(.optedOut, at: time(3), source: .provider)
    )
    back.take(ConsentChange(.optedIn, at: time(4), source: .person))
    let imported = Consent(
      ConsentScope(channel: .sms, sender: "12345", address: phone),
      ConsentChange(.optedIn, at: time(5), source: .imported)
    )
    return [out, back, imported]
  }

  /// A reply that an agent asked for, and the word by which the customer wants no more.
  func preparedMessages() throws -> [Message] {
    guard let answered = try steps().first(where: { $0.name == "answered" }) else { return [] }
    var change = Transition(
      answered.change.conversation,
      agents: answered.change.agents,
      policy: try policy()
    )
    _ = change.answerAutomatically(
      "Here is how to pay.",
      by: "payment",
      askedBy: "ben",
      from: entryPoint,
      at: time(8)
    )
    change.receiveAside(
      textMessage("STOP", id: "SM9"),
      consent: .optOut,
      isVerifiedSender: true,
      at: time(9)
    )
    return change.messages
  }

  /// Two of three parts.
  func partialMessages() throws -> [PartialMessage] {
    let parts = [(1, "first "), (3, "third")].compactMap { number, text in
      MessagePart(
        textMessage(text, id: "part-\(number)"),
        reference: "77",
        number: number,
        total: 3
      )
    }
    guard let first = parts.first else { return [] }
    var waiting = PartialMessage(first, patience: 180, at: time(6))
    for part in parts.dropFirst() { _ = waiting.take(part, at: time(7)) }
    return [waiting]
  }

  func earlyChanges() throws -> [EarlyChange] {
    let signs = [ThreadSign.Kind.edited("m-1", text: "Size M", revision: 1), .retracted("m-2")]
      .map { kind in
        ThreadSign(
          kind,
          channel: .sms,
          recipient: "+15555550100",
          customer: .phone("+15555550123"),
          at: time(5),
          externalID: "s-1"
        )
      }
    var changes = signs.compactMap { EarlyChange($0, until: time(600)) }
    let message = MessageID(conversation: try customerConversation(), sequence: 1)
    changes[changes.count - 1].settle(as: message)
    return changes
  }

  func customerConversation() throws -> ConversationID {
    try interrupted().conversation.id
  }
}
