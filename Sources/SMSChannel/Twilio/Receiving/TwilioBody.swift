import ChannelAdapters

/// The body of a call, by its media type: what of it the signature covers differs.
struct TwilioBody {
  /// The fields, or `nil` for a body that is no form.
  let fields: FormFields?
  /// The fields that are signed beside the URL.
  let signedFields: FormFields
  private let hashedBytes: [UInt8]?

  /// Reads the body.
  ///
  /// - Throws: ``WebhookRefusal`` for other methods and media types than Twilio's, and for a form
  ///   that cannot be read.
  init(_ request: WebhookRequest, limits: FormFields.Limits) throws(WebhookRefusal) {
    switch (request.method, Self.mediaType(request.headers["Content-Type"] ?? "")) {
    case ("GET", _):
      fields = try Self.fields(Array(request.query.utf8), limits: limits)
      signedFields = FormFields()
      hashedBytes = nil
    case ("POST", "application/x-www-form-urlencoded"):
      let form = try Self.fields(request.body, limits: limits)
      fields = form
      signedFields = form
      hashedBytes = nil
    case ("POST", "application/json"):
      fields = nil
      signedFields = FormFields()
      hashedBytes = request.body
    case ("POST", let type):
      throw WebhookRefusal(.unsupported(type.isEmpty ? "a body without a media type" : type))
    default:
      throw WebhookRefusal(.unsupported("a method other than GET and POST"))
    }
  }

  /// Whether the signed URL answers for the body, where the signature itself does not.
  func isCovered(byURL url: String) -> Bool {
    hashedBytes.map { TwilioSignature.bodyMatches($0, url: url) } ?? true
  }

  private static func fields(
    _ bytes: [UInt8],
    limits: FormFields.Limits
  ) throws(WebhookRefusal) -> FormFields {
    do {
      return try FormFields(decoding: bytes, limits: limits)
    } catch {
      throw WebhookRefusal(.malformed(error.description))
    }
  }

  /// The media type in lower case, without parameters.
  private static func mediaType(_ header: String) -> String {
    let type = header.utf8.prefix { $0 != UInt8(ascii: ";") }.filter { $0 > 0x20 }
    // What anyone may send must not get into a message for people unseen.
    guard type.count <= 100, type.allSatisfy({ $0 < 0x7f }) else { return "an odd media type" }
    return String(decoding: type, as: UTF8.self).lowercased()
  }
}
