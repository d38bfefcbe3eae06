/// How much of a mail is read; what is beyond a limit is refused, never cut off silently.
public struct MailLimits: Hashable, Sendable {
  /// The largest mail, in bytes; 25 MiB unless stated.
  public var messageBytes: Int
  /// The largest text after decoding, in bytes of UTF-8; 50 MiB unless stated.
  public var textBytes: Int
  /// The most parts, containers counted; 500 unless stated.
  public var parts: Int
  /// The deepest nesting of containers; 20 unless stated.
  public var depth: Int
  /// The most fields in one header; 1,000 unless stated.
  public var fields: Int
  /// The largest header of a mail or part, in bytes; 256 KiB unless stated.
  public var headerBytes: Int
  /// The largest field, in bytes; 64 KiB unless stated.
  public var fieldBytes: Int
  /// The most addresses in one field; 500 unless stated.
  public var addresses: Int
  /// The most identifiers in one field; 100 unless stated.
  public var references: Int

  /// States limits.
  public init(
    messageBytes: Int = 25 << 20,
    textBytes: Int = 50 << 20,
    parts: Int = 500,
    depth: Int = 20,
    fields: Int = 1000,
    headerBytes: Int = 256 << 10,
    fieldBytes: Int = 64 << 10,
    addresses: Int = 500,
    references: Int = 100
  ) {
    self.messageBytes = messageBytes
    self.textBytes = textBytes
    self.parts = parts
    self.depth = depth
    self.fields = fields
    self.headerBytes = headerBytes
    self.fieldBytes = fieldBytes
    self.addresses = addresses
    self.references = references
  }
}
