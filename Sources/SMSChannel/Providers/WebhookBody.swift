import ChannelAdapters

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The bodies of webhooks, as far as they are the same for several providers.
enum WebhookBody {
  /// The largest body that is read, in bytes.
  static let limit = 1 << 20

  /// Reads the keys of providers, which write `message_id` for `messageId`.
  static var decoder: JSONDecoder {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return decoder
  }

  /// Refuses a body that is too large.
  static func check(_ request: WebhookRequest) throws(WebhookRefusal) {
    guard request.body.count <= limit else {
      throw WebhookRefusal(.tooLarge(limit: limit, actual: request.body.count))
    }
  }

  /// A body of JSON.
  static func json<Value: Decodable>(
    _ type: Value.Type,
    _ request: WebhookRequest
  ) throws(WebhookRefusal) -> Value {
    do {
      return try decoder.decode(type, from: Data(request.body))
    } catch {
      throw WebhookRefusal(.malformed("it is not the JSON that the provider sends"))
    }
  }

  /// A header that has to be there, under one of the names that it goes by.
  static func header(
    _ names: [String],
    _ request: WebhookRequest
  ) throws(WebhookRefusal) -> String {
    guard let value = names.lazy.compactMap({ request.headers[$0] }).first else {
      throw WebhookRefusal(.signatureMissing(header: names.first ?? ""))
    }
    return value
  }

  /// Refuses what was signed too long ago, or in the future.
  static func check(
    timestamp: String,
    at now: Date,
    past: TimeInterval = ProviderTime.tolerance
  ) throws(WebhookRefusal) {
    guard let signed = ProviderTime.seconds(timestamp) else {
      throw WebhookRefusal(.malformed("its timestamp is no number of seconds"))
    }
    let age = now.timeIntervalSince(signed)
    guard age <= past, age >= -ProviderTime.tolerance else { throw WebhookRefusal(.tooOld) }
  }
}

/// A value of JSON that is wanted as text: a text, a number or a flag.
struct ScalarText: Decodable {
  let text: String

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      self.text = text
    } else if let number = try? container.decode(Int64.self) {
      text = String(number)
    } else if let flag = try? container.decode(Bool.self) {
      text = String(flag)
    } else {
      text = String(try container.decode(Double.self))
    }
  }
}
