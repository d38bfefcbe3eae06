import ConversationCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// One line of a webhook of the simulated provider: words with a tab between them.
enum WireItem: Hashable, Sendable {
  /// A customer's message, by its number.
  case message(EntryPlan.Name, customer: Int, number: Int)
  /// A customer's end.
  case end(EntryPlan.Name, customer: Int)
  /// A report on messages.
  case report(EntryPlan.Name, DeliveryReport.Target, DeliveryStatus)
  /// A customer opts out, or in again.
  case consent(EntryPlan.Name, customer: Int, ConsentRequest)

  /// The name of a customer's n-th message: the provider's identifier.
  static func messageName(customer: Int, number: Int) -> String { "c\(customer)-\(number)" }

  /// Reads a message's name: the customer and the number.
  static func messageNumbers(_ name: String) -> (customer: Int, number: Int)? {
    var numbers = (0, 0)
    var hasDash = false
    var bytes = name.utf8.makeIterator()
    guard bytes.next() == UInt8(ascii: "c") else { return nil }
    while let byte = bytes.next() {
      switch byte {
      case UInt8(ascii: "-") where !hasDash: hasDash = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let digit = Int(byte - UInt8(ascii: "0"))
        if hasDash {
          numbers.1 = numbers.1 * 10 + digit
        } else {
          numbers.0 = numbers.0 * 10 + digit
        }
      default: return nil
      }
    }
    return hasDash ? numbers : nil
  }

  /// How the provider calls a message that it was handed.
  static func providerID(of message: MessageID) -> String { "p-\(message)" }
}

extension EntryPlan {
  /// What a webhook says of its entry point.
  struct Name: Hashable, Sendable {
    let channel: ChannelKind
    let identity: String
  }

  var name: Name { Name(channel: channel, identity: identity) }
}

extension WireItem {
  /// The line.
  var line: String {
    switch self {
    case .message(let entry, let customer, let number):
      "m\t\(entry.channel)\t\(entry.identity)\t\(customer)\t\(number)"
    case .end(let entry, let customer): "e\t\(entry.channel)\t\(entry.identity)\t\(customer)"
    case .report(let entry, let target, let status):
      "r\t\(entry.channel)\t\(entry.identity)\t\(status.rawValue)\t\(Self.words(target))"
    case .consent(let entry, let customer, let request):
      "c\t\(entry.channel)\t\(entry.identity)\t\(customer)\t\(request.rawValue)"
    }
  }

  /// What a line says; `nil` for anything else.
  ///
  /// `knowsMachines`: whether it is seen which messages are a machine's.
  static func event(_ line: Substring, knowsMachines: Bool = true) -> InboundEvent? {
    let words = line.split(separator: "\t", omittingEmptySubsequences: false)
    guard words.count >= 4 else { return nil }
    let (channel, recipient) = (ChannelKind(String(words[1])), String(words[2]))
    switch (words[0], words.count) {
    case ("m", 5):
      guard let customer = Int(words[3]), let number = Int(words[4]) else { return nil }
      let name = messageName(customer: customer, number: number)
      let isAutomatic = knowsMachines && Hotline.isAutomatic(customer, number: number)
      return .message(
        InboundMessage(
          channel: channel,
          recipient: recipient,
          sender: ChannelAddress(kind: "simulated", value: "c\(words[3])"),
          text: SimulatedText.customer(customer, number: number),
          externalID: name,
          automaticSignal: isAutomatic ? "auto-submitted" : nil,
          mayReopen: !isAutomatic
        )
      )
    case ("e", 4):
      let sender = ChannelAddress(kind: "simulated", value: "c\(words[3])")
      return .customerEnded(CustomerEnd(channel: channel, recipient: recipient, sender: sender))
    case ("c", 5):
      guard let request = ConsentRequest(rawValue: String(words[4])) else { return nil }
      let scope = ConsentScope(
        channel: channel,
        sender: recipient,
        address: ChannelAddress(kind: "simulated", value: "c\(words[3])")
      )
      return .consent(ConsentReport(request, in: scope))
    case ("r", 6):
      guard let status = DeliveryStatus(rawValue: String(words[3])),
        let target = target(words[4], String(words[5]))
      else { return nil }
      return .delivery(
        DeliveryReport(
          channel: channel,
          recipient: recipient,
          target: target,
          status: status,
          failure: status == .failed ? DeliveryFailure(.unreachable) : nil
        )
      )
    default: return nil
    }
  }

  private static func words(_ target: DeliveryReport.Target) -> String {
    switch target {
    case .providerID(let id): "p\t\(id)"
    case .message(let id): "m\t\(id)"
    case .sentUntil(let date, let address): "u\t\(date.milliseconds)-\(address.value)"
    }
  }

  private static func target(_ kind: Substring, _ value: String) -> DeliveryReport.Target? {
    switch kind {
    case "p": return .providerID(value)
    case "m": return MessageID(value).map { .message($0) }
    case "u":
      let parts = value.split(separator: "-")
      guard parts.count == 2, let time = Int64(parts[0]) else { return nil }
      let address = ChannelAddress(kind: "simulated", value: String(parts[1]))
      return .sentUntil(Date(milliseconds: time), to: address)
    default: return nil
    }
  }
}
