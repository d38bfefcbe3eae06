/// The body of a request that shows a person something of the page, beside any message.
struct SenderActionRequest: Encodable {
  enum Action: String, Encodable {
    case markSeen = "MARK_SEEN"
    case typingOn = "TYPING_ON"
    case typingOff = "TYPING_OFF"
  }

  let recipient: SendAPIRequest.Recipient
  let action: Action

  enum CodingKeys: String, CodingKey {
    case recipient
    case action = "sender_action"
  }
}
