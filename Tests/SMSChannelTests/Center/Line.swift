import AgentDesktop
import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage
import ConversationTesting
import SMSChannel

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Answers requests by a closure, which may do something else before.
struct AnsweringExchange: HTTPExchange {
  let answer: @Sendable (OutgoingRequest) async throws -> ExchangeResponse

  func send(_ request: OutgoingRequest) async throws -> ExchangeResponse {
    try await answer(request)
  }
}

/// Two hosts of one business over one storage, with numbers at Twilio and at Vonage, and an agent.
struct Line {
  static let own = "+15555550100"
  static let customer = "+15555550123"
  static let callback = "https://support.example.com/hooks/twilio?tenant=a"
  static let service = "MG0123456789abcdef0123456789abcdef"

  let time = ManualTime(TwilioFixture.now)
  let storage: any ContactCenterStorage
  let token: Secret
  let twilio: TwilioSMSAdapter
  let vonage: SMSAdapter
  /// The hosts: each has a contact center of its own, and nothing of it is shared but the storage.
  let hosts: [ContactCenter]
  private let policy: InboxPolicy

  var center: ContactCenter { hosts[0] }

  init(
    exchange: any HTTPExchange = RecordingExchange(),
    storage: any ContactCenterStorage = InMemoryStorage(encodesRecords: true),
    options: TwilioSendOptions = TwilioSendOptions(),
    consents: ConsentPolicies = .standard,
    kind: NumberKind = .longCode
  ) async throws {
    self.storage = storage
    token = try Secret("made-up-auth-token")
    let time = self.time
    twilio = try TwilioSMSAdapter(
      account: TwilioAccount(sid: TwilioFixture.sid, authTokens: SecretSet(newest: token)),
      exchange: exchange,
      statusCallback: Self.callback,
      options: options,
      clock: { time.now }
    )
    vonage = SMSAdapter(
      id: "vonage",
      provider: try VonageTests.vonage(),
      exchange: exchange,
      clock: { time.now }
    )
    let policy = InboxPolicy.contactCenter(
      "inbox",
      offerTimeouts: OfferTimeouts(telephony: 20, chat: 30, email: 120, social: 120),
      wrapUp: try WrapUpPolicy(
        reasons: [WrapUpReason(id: "done", name: "Done")],
        defaultReason: "done"
      )
    )
    self.policy = policy
    let (adapters, shared): ([any ChannelAdapter], any ContactCenterStorage) = (
      [twilio, vonage], storage
    )
    hosts = (1...2).map { seed in
      let random = SeededSource(seed: UInt64(seed))
      return ContactCenter(
        storage: shared,
        adapters: adapters,
        inboxes: [policy],
        consents: consents,
        surroundings: Surroundings(now: { time.now }, random: { random.next() })
      )
    }
    try await center.save(
      Queue(id: "queue", name: "Help", channelClass: .social, teams: ["day"])
    )
    try await center.save(Self.entryPoint("texts", .sms, Self.own, kind, adapter: "twilio"))
    try await center.save(Self.entryPoint("whatsapp", .whatsApp, Self.own, kind, adapter: "twilio"))
    try await center.save(
      Self.entryPoint("long-texts", .sms, "+447700900100", .longCode, adapter: "vonage")
    )
    try await center.save(AgentProfile(id: "anna", name: "Anna", teams: ["day"]))
    try await center.signIn("anna")
    try await center.setAvailable("anna")
  }

  private static func entryPoint(
    _ id: EntryPointID,
    _ channel: ChannelKind,
    _ number: String,
    _ kind: NumberKind,
    adapter: AdapterID
  ) -> EntryPoint {
    var entryPoint = EntryPoint(
      id: id,
      channel: channel,
      identity: .number(number, kind: kind),
      displayName: "Shop",
      inbox: "inbox",
      queue: "queue"
    )
    entryPoint.adapter = adapter
    return entryPoint
  }

  // MARK: Webhooks

  /// A call of Twilio's with the given fields beside the account.
  func call(
    _ fields: KeyValuePairs<String, String>,
    url: String = TwilioFixture.url
  ) throws -> WebhookRequest {
    var form = FormFields([FormField(name: "AccountSid", value: TwilioFixture.sid)])
    for pair in fields { form.append(name: pair.key, value: pair.value) }
    let signature = TwilioSignature.sign(url: url, fields: form, with: token)
    return WebhookRequest(
      url: url,
      headers: try HeaderFields([
        ("Content-Type", "application/x-www-form-urlencoded"), ("X-Twilio-Signature", signature),
      ]),
      body: form.encoded()
    )
  }

  /// A text of the customer's, as Twilio hands it over.
  func text(_ text: String, id: String, prefix: String = "") throws -> WebhookRequest {
    try call([
      "MessageSid": id, "From": prefix + Self.customer, "To": prefix + Self.own, "Body": text,
      "SmsStatus": "received",
    ])
  }

  /// A report of Twilio's on a message that went out; `message`: our own name for it, which stands in
  /// the address that was called.
  func report(
    _ status: String,
    sid: String,
    message: MessageID? = nil,
    error: String? = nil,
    prefix: String = ""
  ) throws -> WebhookRequest {
    let url = message.map { "\(Self.callback)&message=\($0)" } ?? Self.callback
    return try error.map {
      try call(
        [
          "MessageSid": sid, "MessageStatus": status, "From": prefix + Self.own,
          "To": prefix + Self.customer, "ErrorCode": $0,
        ],
        url: url
      )
    }
      ?? call(
        [
          "MessageSid": sid, "MessageStatus": status, "From": prefix + Self.own,
          "To": prefix + Self.customer,
        ],
        url: url
      )
  }

  /// A part of a long text, as Vonage hands it over.
  func part(_ number: Int, of total: Int, _ text: String, at moment: Date? = nil) throws
    -> WebhookRequest
  {
    let seconds = (moment ?? time.now).milliseconds / 1000
    var fields = FormFields([
      FormField(name: "api-key", value: "abcd1234"),
      FormField(name: "msisdn", value: "447700900123"),
      FormField(name: "to", value: "447700900100"),
      FormField(name: "messageId", value: "0C00000021\(number)"),
      FormField(name: "text", value: text), FormField(name: "concat", value: "true"),
      FormField(name: "concat-ref", value: "8B"),
      FormField(name: "concat-total", value: "\(total)"),
      FormField(name: "concat-part", value: "\(number)"),
      FormField(name: "timestamp", value: "\(seconds)"),
    ])
    fields.append(
      name: "sig",
      value: VonageSignature.sign(fields, with: try ProviderFixture.secret())
    )
    return try VonageTests.call(fields)
  }

  // MARK: Conversations

  struct NotReceived: Error {}

  /// A conversation that Anna has accepted; `prefix`: `whatsapp:` for one there.
  func conversation(prefix: String = "") async throws -> ConversationID {
    let outcome = await center.receive(try text("Hello", id: "SM1", prefix: prefix), for: "twilio")
    guard case .stored(let message, .open) = outcome.results.first,
      let offer = try await center.openOffers(to: "anna").first
    else { throw NotReceived() }
    try await center.accept(offer.id, by: "anna")
    return message.conversation
  }

  /// What stands in a transcript.
  func messages(of conversation: ConversationID) async throws -> [Message] {
    try await storage.transcript(of: conversation, before: nil, limit: 100)
  }

  /// What Anna's desktop shows beside a conversation.
  func composer(of id: ConversationID, at entryPoint: EntryPointID = "whatsapp") async throws
    -> Composer
  {
    var request = LoadRequest()
    request.conversations = [id]
    request.agents = ["anna"]
    request.documents = [EntryPoint.documentID(entryPoint)]
    let loaded = try await storage.load(request)
    guard let read = loaded.conversation(id),
      let document = loaded.document(EntryPoint.documentID(entryPoint))
    else { throw NotReceived() }
    let entryPoint = try document.value.value(as: EntryPoint.self)
    let state = DeskState(
      read.value,
      agents: loaded.agents.map(\.value),
      policy: policy,
      entryPoint: entryPoint,
      capabilities: twilio.capabilities(of: entryPoint.channel)
    )
    return InteractionPane(state, for: "anna", at: time.now).composer
  }
}
