/// SHA-256 (FIPS 180-4), in plain Swift: no CryptoKit on Linux, and no package to depend on.
public struct SHA256Hasher: MessageHasher {
  /// 64 bytes.
  public static var blockByteCount: Int { BlockChain<SHA256Compression>.blockByteCount }

  /// 32 bytes.
  public static var digestByteCount: Int { 32 }

  private var chain = BlockChain<SHA256Compression>()

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
