import ChannelAdapters

/// The made-up secret that stands where a real one is of no use.
enum MadeUp {
  static func secret() throws -> Secret { try Secret("made-up-secret-of-inspect") }
}
