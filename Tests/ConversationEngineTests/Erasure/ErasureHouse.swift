import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation

/// A shared inbox with a customer, Mia, of whom there can be something in every kind of record.
struct ErasureHouse {
  static let number = "+15555550142"
  static let mail = "mia@example.com"
  static let name = "Mia Secretname"
  static let said = "my cat is called Schnurrli"
  static let secrets = [
    number, "5555550142", mail, name, "Secretname", said, "Schnurrli", "mia-session", "mid-mia",
    "file-of-mia", "recording-of-mia", "voice-of-mia", "rating of mia", "note on mia",
    "data of mia", "page-of-mia", "subject of mia", "Brno", "quick reply of mia", "key of mia",
    "edit-of-mia", "early-of-mia", "words of mia", "part-of-mia",
  ]
  /// What is in no record to begin with: claims hold digests, and an export nothing that waits.
  static let digested = ["key of mia", "edit-of-mia", "part-of-mia"]
  static let phone = ChannelAddress.phone(number)
  static let session = ChannelAddress.anonymousVisitor("mia-session", widget: "shop")

  let time = ManualTime(Date(milliseconds: 1_760_000_000_000))
  let storage: InMemoryStorage
  let channel = LoopbackChannel(
    capabilities: ChannelCapabilities(
      maximumAttachments: 3,
      quickReplies: .init(maximum: 3, titleLength: 20),
      mayWriteFirst: true
    )
  )
  let center: ContactCenter

  init(
    _ storage: InMemoryStorage = InMemoryStorage(),
    hasKey: Bool = true
  ) async throws {
    self.storage = storage
    center = try Self.center(storage, channel, time, hasKey: hasKey)
    try await center.save(Queue.claimed)
    try await center.save(
      EntryPoint(
        id: "shop",
        channel: .sms,
        channelClass: .social,
        identity: .number("+15555550100", kind: .longCode),
        displayName: "Shop",
        inbox: "support",
        queue: "help",
        adapter: "loopback"
      )
    )
    for (id, access) in [("anna", .limited), ("olga", .accountOwner)] as [(AgentID, AccessLevel)] {
      try await center.save(
        AgentProfile(
          id: id,
          name: id.rawValue,
          teams: ["day"],
          permissions: AgentPermissions(access: access)
        )
      )
      try await center.signIn(id)
    }
  }

  static func center(
    _ storage: InMemoryStorage,
    _ channel: LoopbackChannel,
    _ time: ManualTime,
    hasKey: Bool = true
  ) throws -> ContactCenter {
    let random = SeededSource(seed: 5)
    return ContactCenter(
      storage: storage,
      adapters: [channel],
      inboxes: [.shared],
      erasureKey: hasKey ? ErasureKey(try Secret("0123456789abcdef0123456789abcdef")) : nil,
      surroundings: Surroundings(now: { time.now }, random: { random.next() })
    )
  }

  @discardableResult
  func write(
    _ text: String,
    id: String = "mid-mia-1",
    from sender: ChannelAddress = ErasureHouse.phone,
    attachments: [ConversationCore.Attachment] = []
  ) async throws -> InboundResult {
    let message = InboundMessage(
      channel: .sms,
      recipient: "+15555550100",
      sender: sender,
      senderName: Self.name,
      text: text,
      attachments: attachments,
      externalID: id,
      subject: "subject of mia"
    )
    return try await center.ingest([.message(message)], from: "loopback")[0]
  }

  func stored(_ result: InboundResult) throws -> ConversationID {
    guard case .stored(let message, _) = result else { throw NoOffer() }
    return message.conversation
  }
}
