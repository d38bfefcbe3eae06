import ChannelAdapters
import ConversationCore
import SMSChannel
import Testing

@Suite struct TwilioMessageTests {
  @Test func `F-01 a text message becomes an event, blanks kept`() throws {
    let reception = try TwilioFixture().receive(TwilioFixture.message(["Body": "  Hi + 1 \n"]))
    let expected = InboundMessage(
      channel: .sms,
      recipient: "+15555550100",
      sender: .phone("+15555550123"),
      text: "  Hi + 1 \n",
      externalID: "SM00000000000000000000000000000001"
    )
    #expect(reception.events == [.message(expected)])
    #expect(reception.ignored.isEmpty)
    #expect(reception.reply.status == 200)
    #expect(reception.reply.contentType.hasPrefix("text/xml"))
    #expect(reception.reply.body == Array("<Response/>".utf8))
  }

  @Test func `pictures come by reference, and an empty text beside them is fine`() throws {
    let fields = TwilioFixture.message([
      "Body": "", "NumMedia": "3", "MediaUrl0": "https://api.example.com/m/0",
      "MediaContentType0": "image/jpeg", "MediaUrl2": "https://api.example.com/m/2",
    ])
    let reception = try TwilioFixture().receive(fields)
    guard case .message(let message) = reception.events.first else {
      Issue.record("no message")
      return
    }
    #expect(
      message.attachments == [
        Attachment(mediaType: "image/jpeg", reference: "https://api.example.com/m/0"),
        Attachment(
          mediaType: "application/octet-stream",
          reference: "https://api.example.com/m/2"
        ),
      ]
    )
    #expect(reception.ignored.map(\.what) == ["MediaUrl1"])
  }

  @Test(arguments: ["-1", "", "x", "9223372036854775807", "99999999999999999999"])
  func `an absurd number of files loses no message`(_ count: String) throws {
    let reception = try TwilioFixture().receive(
      TwilioFixture.message(["Body": "x", "NumMedia": count])
    )
    #expect(reception.events.count == 1)
  }

  @Test func `WhatsApp senders are recognised by their prefix`() throws {
    let fields = TwilioFixture.fields([
      "MessageSid": "SM2", "AccountSid": TwilioFixture.sid, "From": "whatsapp:+447700900123",
      "To": "whatsapp:+15555550100", "Body": "Where?", "ProfileName": "Anna",
      "Latitude": "52.5", "Longitude": "13.4", "Label": "Here",
    ])
    guard case .message(let message) = try TwilioFixture().receive(fields).events.first else {
      Issue.record("no message")
      return
    }
    #expect(message.channel == .whatsApp)
    #expect(message.sender == .phone("+447700900123"))
    #expect(message.recipient == "+15555550100")
    #expect(message.senderName == "Anna")
    #expect(message.attachments.map(\.reference) == ["geo:52.5,13.4"])
  }

  private func received(_ more: KeyValuePairs<String, String>) throws -> InboundMessage? {
    guard
      case .message(let message) = try TwilioFixture().receive(TwilioFixture.message(more))
        .events.first
    else { return nil }
    return message
  }

  @Test func `A1 a button that was pressed says its words and carries its payload`() throws {
    let pressed = try received([
      "Body": "Yes, please", "ButtonText": "Yes, please", "ButtonPayload": "confirm-1042",
      "OriginalRepliedMessageSid": "SM99",
    ])
    #expect(pressed?.text == "Yes, please")
    #expect(pressed?.payload == "confirm-1042")
    #expect(pressed?.answers == ["SM99"])
    #expect(try received(["Body": "", "ButtonText": "No"])?.text == "No")
    #expect(try received(["Body": "Hi", "ButtonPayload": ""])?.payload == nil)
  }

  @Test func `A1 what Twilio has answered itself is known`() throws {
    for (type, request) in [
      ("STOP", ConsentRequest.optOut), ("START", .optIn), ("HELP", .help), ("OTHER", nil),
      ("", nil),
    ] as [(String, ConsentRequest?)] {
      let message = try received([
        "Body": "arret", "OptOutType": type, "MessagingServiceSid": "MG1",
      ])
      #expect(message?.consentRequest == request)
    }
    #expect(try received(["Body": "STOP"])?.consentRequest == nil)
  }

  @Test func `A6 a consent that came in is the one that is asked for when something goes out`()
    throws
  {
    let service = "MG0123456789abcdef0123456789abcdef"
    let line = EntryPoint(
      id: "line",
      channel: .sms,
      identity: .number("+15555550100", kind: .longCode),
      displayName: "Line",
      inbox: "inbox",
      queue: "queue"
    )
    // Whatever service a message names: what counts is the one that we send by.
    for stated in ["", service, "MG00000000000000000000000000000000"] {
      for own in [nil, service] {
        let fixture = try TwilioFixture(options: TwilioSendOptions(messagingService: own))
        let fields = TwilioFixture.message(["Body": "STOP", "MessagingServiceSid": stated])
        guard case .message(let message)? = try fixture.receive(fields).events.first else {
          Issue.record("no message")
          continue
        }
        let out = ConsentScope(
          from: line,
          group: fixture.adapter.consentGroup(of: line),
          to: .phone("+15555550123")
        )
        #expect(ConsentScope(of: message) == out)
      }
    }
  }

  @Test func `A1 a place has its address for a name where it has no label`() throws {
    let message = try received([
      "Latitude": "60.17", "Longitude": "24.94", "Address": "Mannerheimintie 1",
    ])
    #expect(message?.attachments.map(\.name) == ["Mannerheimintie 1"])
  }

  @Test func `peers 72 a text holds no U+0000`() throws {
    #expect(try received(["Body": "a\u{0}b\u{0}"])?.text == "ab")
  }

  @Test func `a sender with a name in place of a number is not lost`() throws {
    var fields = TwilioFixture.fields(["MessageSid": "SM3", "AccountSid": TwilioFixture.sid])
    fields.append(name: "From", value: "ACME Bank")
    fields.append(name: "To", value: "24725")
    fields.append(name: "Body", value: "Your code")
    guard case .message(let message) = try TwilioFixture().receive(fields).events.first else {
      Issue.record("no message")
      return
    }
    #expect(message.sender == ChannelAddress(kind: .alphanumericSender, value: "ACME Bank"))
    #expect(message.recipient == "24725")
  }

  @Test func `the same call twice gives the same identifier, by which it is dropped`() throws {
    let fixture = try TwilioFixture()
    let fields = TwilioFixture.message(["Body": "once"])
    #expect(try fixture.receive(fields).events == fixture.receive(fields).events)
  }

  @Test func `a call by GET carries its fields in the signed URL`() throws {
    let fixture = try TwilioFixture()
    let query = String(decoding: TwilioFixture.message(["Body": "Hi"]).encoded(), as: UTF8.self)
    let url = "\(TwilioFixture.url)?\(query)"
    let signature = TwilioSignature.sign(url: url, with: fixture.token)
    let request = WebhookRequest(
      method: "GET",
      url: url,
      headers: try HeaderFields([("X-Twilio-Signature", signature)]),
      body: []
    )
    #expect(try fixture.adapter.receive(request, at: TwilioFixture.now).events.count == 1)
  }
}
