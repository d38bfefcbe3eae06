import Foundation
import MessengerChannel

/// The WhatsApp numbers and accounts that the body of a webhook names, each once, as far as they can
/// be such.
struct MentionedNumbers {
  private(set) var numbers: [WhatsAppNumber] = []
  /// What is taken as given by it.
  private(set) var assumed: [String] = []

  init(_ body: [UInt8]) throws {
    let envelope = try? JSONDecoder().decode(Envelope.self, from: Data(body))
    let secret = try MadeUp.secret()
    for entry in envelope?.entry ?? [] {
      guard let account = entry.id else { continue }
      for change in entry.changes {
        guard let id = change.numberID, !numbers.contains(where: { $0.id == id }) else { continue }
        let digits = (change.number ?? "").filter { $0.isASCII && $0.isNumber }
        guard
          let number = try? WhatsAppNumber(
            "+\(digits)",
            id: id,
            account: account,
            accessToken: secret
          ), !numbers.contains(where: { $0.number == number.number })
        else { continue }
        numbers.append(number)
        assumed.append("number \(number.number), id \(id) of the body, is one of yours")
      }
      guard !numbers.contains(where: { $0.account == account }) else { continue }
      // What is about the account alone names no number: any stands for it.
      let stand = "+1555555\(String(format: "%04d", 100 + numbers.count))"
      let number = try? WhatsAppNumber(
        stand,
        id: "\(1 + numbers.count)",
        account: account,
        accessToken: secret
      )
      guard let number else { continue }
      numbers.append(number)
      assumed.append("account \(account) of the body is one of yours")
    }
  }

  private struct Envelope: Decodable {
    let entry: [Entry]
  }

  /// An entry; a malformed one has no id, and takes none of the others with it.
  private struct Entry: Decodable {
    let id: String?
    let changes: [Change]

    enum Key: CodingKey { case id, changes }

    init(from decoder: any Decoder) {
      let container = try? decoder.container(keyedBy: Key.self)
      id = container?.looseText(.id)
      changes = (try? container?.decode([Change].self, forKey: .changes)) ?? []
    }
  }

  private struct Change: Decodable {
    let numberID: String?
    let number: String?

    enum Key: String, CodingKey {
      case value, metadata
      case numberID = "phone_number_id"
      case number = "display_phone_number"
    }

    init(from decoder: any Decoder) {
      let value = try? decoder.container(keyedBy: Key.self)
        .nestedContainer(keyedBy: Key.self, forKey: .value)
      let metadata = try? value?.nestedContainer(keyedBy: Key.self, forKey: .metadata)
      numberID = metadata?.looseText(.numberID)
      number = metadata?.looseText(.number)
    }
  }
}

extension KeyedDecodingContainer {
  /// A text, which may be written as a number.
  func looseText(_ key: Key) -> String? {
    if let text = try? decode(String.self, forKey: key) { return text }
    return (try? decode(Int64.self, forKey: key)).map { String($0) }
  }
}
