/// Reports of messages that have arrived.
struct ItemDelivery: Decodable {
  /// Everything before this time has arrived, in milliseconds since 1970.
  let watermark: Int64?
  let mids: [Attempt<GraphID>]?

  enum Key: String, CodingKey { case watermark, mids }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    watermark = (try? container.decode(LooseInteger.self, forKey: .watermark))?.value
    mids = try? container.decode([Attempt<GraphID>].self, forKey: .mids)
  }
}

/// A report that messages were read.
struct ItemRead: Decodable {
  /// Everything up to this time was read, in milliseconds since 1970.
  let watermark: Int64

  enum Key: String, CodingKey { case watermark }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    watermark = try container.decode(LooseInteger.self, forKey: .watermark).value
  }
}
