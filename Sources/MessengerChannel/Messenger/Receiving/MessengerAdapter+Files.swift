public import ChannelAdapters
public import ConversationCore

extension MessengerAdapter: AttachmentOpening {
  /// The hosts from which Meta hands out files of Messenger: for policies.
  public static let mediaHosts: Set<String> = ["*.fbcdn.net", "*.fbsbx.com"]

  /// The bytes of a file that a customer has sent, for as long as Meta keeps its address.
  ///
  /// No token is sent along: the address itself is what permits the reading.
  ///
  /// - Throws: `MediaError`, and what the transport throws.
  public func open(_ attachment: Attachment, under policy: MediaPolicy) async throws -> [UInt8] {
    try await MediaFetch(under: policy, through: sender.exchange).bytes(of: attachment.reference)
  }
}
