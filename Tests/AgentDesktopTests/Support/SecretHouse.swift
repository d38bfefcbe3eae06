import AgentDesktop
import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import Foundation
import Locking
import Masking

/// Keeps what the engine observed, as a host's log would.
final class ObservationLog: ContactCenterObserver {
  private let lines = Locked("")

  var text: String { lines.withLock { $0 } }

  func observe(_ observation: Observation) {
    var line = "\(observation)\n"
    dump(observation, to: &line)
    lines.withLock { [line] in $0 += line }
  }
}

/// A contact center with two agents into which known secrets are written: Anna, who is at her desk, and
/// Ben, who is not.
struct SecretHouse {
  /// Numbers, names that are numbers, addresses and cards, as they are written and as they are read.
  static let secrets = [
    "4111 1111 1111 1111", "4111111111111111", "GB82 WEST 1234 5698 7654 32", "123-45-6789",
    "+447966197542", "7966197542", "melissa@gmail.com", "elissa", "+15555550142", "5555550142",
    "mia.secret@example.com", "secret@example.com", "5555550177", "4111%201111%201111",
  ]
  static let text =
    "card 4111 1111 1111 1111 account GB82 WEST 1234 5698 7654 32, SSN 123-45-6789, "
    + "call +447966197542 or mail melissa@gmail.com"
    + " or https://example.com/?q=melissa%40gmail.com&p=%2B447966197542&c=4111%201111%201111%201111"
  /// The tenant's switch is on.
  static let display = DisplayPolicy(
    isEnabled: true,
    masker: Masker(.init(homeRegions: ["US"]))
  )

  let time = ManualTime(Scene.start)
  let channel = LoopbackChannel(
    capabilities: ChannelCapabilities(maximumAttachments: 3, mayWriteFirst: true)
  )
  let storage = InMemoryStorage()
  let mail = InMemoryMailTransport()
  let log = ObservationLog()
  let center: ContactCenter

  /// `role`: Anna's.
  init(_ policy: InboxPolicy = Scene.sharedInbox(), role: Role = .agent) async throws {
    let time = time
    let random = SeededSource(seed: 11)
    center = ContactCenter(
      storage: storage,
      adapters: [channel],
      inboxes: [policy],
      // What is stored is as it came: it is the screen that hides.
      redaction: ["inbox": .off],
      notifications: NotificationPolicy(
        transport: mail,
        from: try EnvelopeAddress("desk@example.com")
      ),
      surroundings: Surroundings(now: { time.now }, random: { random.next() }),
      observer: log
    )
    let distribution: ConversationCore.Queue.Distribution =
      policy.style == .sharedInbox ? .claims : .offers(.leastBusy)
    try await center.save(
      Queue(
        id: "support",
        name: "Support",
        channelClass: .social,
        teams: ["desk"],
        distribution: distribution
      )
    )
    try await center.save(
      EntryPoint(
        id: "entry",
        channel: "loopback",
        channelClass: .social,
        identity: .number("+15555550100", kind: .longCode),
        displayName: "Front desk",
        inbox: "inbox",
        queue: "support"
      )
    )
    for agent in ["anna", "ben"] as [AgentID] {
      try await center.save(
        AgentProfile(
          id: agent,
          name: agent.rawValue,
          role: agent == "anna" ? role : .agent,
          teams: ["desk"],
          permissions: AgentPermissions(access: .full)
        )
      )
      try await center.save(
        try NotificationSettings(
          of: agent,
          email: "\(agent)@example.com",
          offlineMessages: true,
          missedConversations: true
        ),
        by: .agent(agent)
      )
    }
    try await center.signIn("anna")
    try await center.setAvailable("anna")
    try await center.runDue()
  }

  /// A message that holds secrets wherever there is room for one.
  func message(_ id: String, from sender: ChannelAddress) -> InboundMessage {
    InboundMessage(
      channel: "loopback",
      recipient: "+15555550100",
      sender: sender,
      senderName: "+1 555 555 0142",
      text: Self.text,
      attachments: [
        ConversationCore.Attachment(
          mediaType: "text/plain",
          reference: "r-1",
          name: Self.text + ".txt"
        )
      ],
      externalID: id,
      subject: Self.text,
      payload: Self.text,
      referral: Referral(source: "ADS", reference: Self.text, title: Self.text),
      fullText: Self.text + "\n> " + Self.text,
      droppedAttachments: [DroppedAttachment(name: Self.text + ".exe", reason: .malicious)]
    )
  }

  struct Missing: Error {}

  @discardableResult
  func write(
    id: String,
    from sender: ChannelAddress = .phone("+15555550142")
  ) async throws -> ConversationID {
    let results = try await center.ingest([.message(message(id, from: sender))], from: "loopback")
    guard case .stored(let stored, _) = results.first else { throw Missing() }
    return stored.conversation
  }

  /// What the customer does beside writing.
  func sign(_ kind: ThreadSign.Kind, id: String) async throws {
    let sign = ThreadSign(
      kind,
      channel: "loopback",
      recipient: "+15555550100",
      customer: .phone("+15555550142"),
      at: time.now,
      externalID: id
    )
    _ = try await center.ingest([.sign(sign)], from: "loopback")
  }

  /// Everything that is in sight of operators: observations, events and mails.
  func operatorsOutput() throws -> String {
    var text = log.text
    for event in try storage.events(after: .start, limit: 9_999) {
      dump(event, to: &text)
      text += "\(event)\n"
    }
    for mail in mail.submissions { text += String(decoding: mail.message, as: UTF8.self) }
    return text
  }

  /// The secrets that stand in a text.
  static func found(in text: String) -> [String] { secrets.filter { text.contains($0) } }
}
