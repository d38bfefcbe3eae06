/// A file, a place or a shared page in a message.
struct ItemAttachment: Decodable {
  /// Where something is on earth.
  struct Place: Decodable {
    let lat: Double
    let long: Double
  }

  let type: String
  /// Where the bytes are, for some days.
  let url: String?
  let title: String?
  let place: Place?

  enum Key: String, CodingKey { case type, url, title, payload }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    type = try container.decode(String.self, forKey: .type)
    // The payload of a fallback is missing, or a text, and its URL stands beside it.
    let payload = try? container.decode(Payload.self, forKey: .payload)
    url = payload?.url ?? (try? container.decode(String.self, forKey: .url))
    title = try? container.decode(String.self, forKey: .title)
    place = payload?.coordinates
  }

  private struct Payload: Decodable {
    let url: String?
    let coordinates: Place?
  }
}
