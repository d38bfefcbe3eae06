/// SHA-1 (FIPS 180-4): for signatures of providers that still ask for it, such as Twilio's.
///
/// Collisions of plain SHA-1 can be made; HMAC-SHA1 is not known to suffer from them. Choose
/// ``SHA256Hasher`` wherever the choice is yours.
public struct SHA1Hasher: MessageHasher {
  /// 64 bytes.
  public static var blockByteCount: Int { BlockChain<SHA1Compression>.blockByteCount }

  /// 20 bytes.
  public static var digestByteCount: Int { 20 }

  private var chain = BlockChain<SHA1Compression>()

  /// Makes a hasher that has seen no bytes.
  public init() {}

  /// Feeds the next bytes of the message.
  public mutating func update(_ bytes: some Collection<UInt8>) {
    chain.absorb(bytes)
  }

  /// The digest of all bytes fed so far.
  public func finalize() -> MessageDigest {
    MessageDigest(bytes: chain.closed())
  }
}
