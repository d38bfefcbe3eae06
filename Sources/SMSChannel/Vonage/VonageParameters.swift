import ChannelAdapters

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The parameters of Vonage's webhooks, which come in the URL, as a form or as JSON, as the account
/// is set up.
enum VonageParameters {
  /// Reads the parameters.
  ///
  /// - Throws: `WebhookRefusal` for a body that is none of these.
  static func fields(of request: WebhookRequest) throws(WebhookRefusal) -> FormFields {
    try WebhookBody.check(request)
    let type = (request.headers["Content-Type"] ?? "").lowercased()
    switch request.method {
    case "GET": return try form(Array(request.query.utf8))
    case "POST" where type.hasPrefix("application/json"):
      // The names as they were signed.
      guard
        let object = try? JSONDecoder().decode([String: ScalarText].self, from: Data(request.body))
      else { throw WebhookRefusal(.malformed("it is not the JSON that the provider sends")) }
      return FormFields(
        object.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
          .map { FormField(name: $0.key, value: $0.value.text) }
      )
    case "POST": return try form(request.body)
    default: throw WebhookRefusal(.unsupported("a method other than GET and POST"))
    }
  }

  private static func form(_ bytes: [UInt8]) throws(WebhookRefusal) -> FormFields {
    do {
      return try FormFields(decoding: bytes)
    } catch {
      throw WebhookRefusal(.malformed(error.description))
    }
  }
}
