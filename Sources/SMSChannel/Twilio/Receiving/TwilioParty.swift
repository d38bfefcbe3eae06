import ConversationCore

/// One side of a message as Twilio names it: a number, or a number behind the prefix of a channel.
struct TwilioParty {
  /// The channel.
  let channel: ChannelKind
  /// The name without the prefix.
  let name: String
  /// The number, if the name is one.
  let number: PhoneNumber?

  /// Reads `+15555550123`, `12345`, `whatsapp:+15555550123` or the name of an alphanumeric sender;
  /// `nil` for channels that this adapter does not know, such as `messenger:…`.
  init?(_ text: String) {
    let prefix = "whatsapp:"
    if text.utf8.starts(with: prefix.utf8) {
      channel = .whatsApp
      name = String(text.dropFirst(prefix.count))
    } else if text.utf8.contains(UInt8(ascii: ":")) || text.isEmpty {
      return nil
    } else {
      channel = .sms
      name = text
    }
    number = try? PhoneNumber(name)
  }

  /// The name that finds the entry point: the normalised number.
  var identity: String { number?.normalized ?? name }

  /// The customer's address.
  ///
  /// Somebody with a name in place of a number cannot be answered, but what they wrote must not be
  /// lost.
  var address: ChannelAddress {
    guard let number else { return ChannelAddress(kind: .alphanumericSender, value: name) }
    return .phone(number.normalized)
  }
}
