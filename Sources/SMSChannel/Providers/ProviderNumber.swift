import ChannelAdapters
import ConversationCore

/// A number as providers write it in JSON: digits, with `+` or without.
enum ProviderNumber {
  /// The identity of an entry point: the normalised number, or the name as it is.
  static func identity(_ text: String) -> String { number(text)?.normalized ?? text }

  /// A customer's address; somebody with a name in place of a number cannot be answered.
  static func address(_ text: String) -> ChannelAddress {
    guard let number = number(text) else {
      return ChannelAddress(kind: .alphanumericSender, value: text)
    }
    return .phone(number.normalized)
  }

  /// The number; digits without `+` are international unless they are a short code.
  static func number(_ text: String) -> PhoneNumber? {
    if let number = try? PhoneNumber(text) { return number }
    return text.utf8.first == UInt8(ascii: "+") ? nil : try? PhoneNumber("+" + text)
  }

  /// The sender of a message: digits, with `+` where the provider wants it, or a name.
  static func sender(_ entryPoint: EntryPoint, withPlus: Bool) -> String? {
    switch entryPoint.identity {
    case .number(let own, _):
      (try? PhoneNumber(own)).map { withPlus ? $0.normalized : $0.digits }
    case .other(let name): AlphanumericSender(name)?.name
    default: nil
    }
  }

  /// The number that a message goes to.
  static func recipient(
    _ message: OutboundMessage
  ) throws(UnsendableMessage) -> PhoneNumber {
    guard message.recipient.kind == .phone, let to = try? PhoneNumber(message.recipient.value)
    else { throw UnsendableMessage(.unreachable) }
    return to
  }
}

extension PhoneNumber {
  /// The normalised number without its `+`.
  var digits: String { isShortCode ? normalized : String(normalized.dropFirst()) }
}
