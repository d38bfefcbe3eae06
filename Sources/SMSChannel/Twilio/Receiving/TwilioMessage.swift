import ChannelAdapters
import ConversationCore

/// A customer's message in the fields of a webhook.
struct TwilioMessage {
  let message: InboundMessage
  /// Files that were announced and are not there.
  let ignored: [IgnoredItem]

  /// Reads the fields.
  ///
  /// `group`: the messaging service for which consents are kept, as it was set up: what a message
  ///   names may be a service that we do not send by.
  /// - Throws: `WebhookRefusal` `malformed` when an identifier or a side is missing.
  init(_ fields: FormFields, sid: String, group: String?) throws(WebhookRefusal) {
    guard let sender = fields["From"].flatMap(TwilioParty.init) else {
      throw WebhookRefusal(.malformed("From is missing, or of a channel that is not taken here"))
    }
    guard let recipient = fields["To"].flatMap(TwilioParty.init) else {
      throw WebhookRefusal(.malformed("To is missing, or of a channel that is not taken here"))
    }
    var attachments: [Attachment] = []
    var ignored: [IgnoredItem] = []
    for position in 0..<Self.mediaCount(fields) {
      guard let url = fields["MediaUrl\(position)"], !url.isEmpty else {
        ignored.append(IgnoredItem("MediaUrl\(position)", reason: "announced, but not there"))
        continue
      }
      let type = fields["MediaContentType\(position)"] ?? ""
      attachments.append(
        Attachment(mediaType: type.isEmpty ? "application/octet-stream" : type, reference: url)
      )
    }
    if let place = Self.place(fields) { attachments.append(place) }
    message = InboundMessage(
      channel: sender.channel,
      recipient: recipient.identity,
      sender: sender.address,
      senderName: fields.stated("ProfileName"),
      // A button that was pressed has its words in the text, too; old versions sent only these.
      text: fields.stated("Body") ?? fields["ButtonText"] ?? "",
      attachments: attachments,
      externalID: sid,
      answers: fields.stated("OriginalRepliedMessageSid").map { [$0] } ?? [],
      payload: fields.stated("ButtonPayload"),
      recipientGroup: group,
      consentRequest: fields["OptOutType"].flatMap(Self.request)
    )
    self.ignored = ignored
  }

  /// The number of files that is stated, as far as there are fields for so many.
  private static func mediaCount(_ fields: FormFields) -> Int {
    guard let count = fields["NumMedia"].flatMap({ Int($0) }) else { return 0 }
    return max(0, min(count, fields.count))
  }

  /// A place that was shared by WhatsApp, as a `geo` URI (RFC 5870).
  private static func place(_ fields: FormFields) -> Attachment? {
    guard let latitude = fields["Latitude"].flatMap(Double.init), abs(latitude) <= 90,
      let longitude = fields["Longitude"].flatMap(Double.init), abs(longitude) <= 180
    else { return nil }
    return Attachment(
      mediaType: "text/uri-list",
      reference: "geo:\(latitude),\(longitude)",
      name: fields.stated("Label") ?? fields.stated("Address")
    )
  }

  /// What Twilio itself recognised and answered (Advanced Opt-Out).
  private static func request(_ type: String) -> ConsentRequest? {
    switch type {
    case "STOP": .optOut
    case "START": .optIn
    case "HELP": .help
    default: nil
    }
  }
}

extension FormFields {
  /// The value of a field, if there is one that is not empty.
  func stated(_ name: String) -> String? {
    self[name].flatMap { $0.isEmpty ? nil : $0 }
  }
}
