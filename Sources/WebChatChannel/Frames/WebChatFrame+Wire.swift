import ConversationCore

extension WebChatFrame {
  /// All members that any frame for a widget may have.
  struct Wire: Encodable {
    let v = VisitorFrame.version
    let type: String
    var id: String?
    var seq: Int?
    var message: String?
    var text: String?
    var at: Int64?
    var from: String?
    var name: String?
    var client: String?
    var automatic: Bool?
    var withheld: Bool?
    var channel: String?
    var answers: String?
    var files: [File]?
    var on: Bool?
    var upTo: String?
    var session: String?
    var expires: Int64?
    var known: Bool?
    var state: String?
    var agents: [String]?
    var position: Int?
    var conversation: String?
    var by: String?
    var limits: Limits?
    var code: String?
    var retryAfter: Int?

    struct File: Encodable {
      let mediaType: String
      let reference: String
      let name: String?
      let bytes: Int?
    }

    struct Limits: Encodable {
      let frameBytes: Int
      let textCharacters: Int
      let files: Int
    }

    init(_ frame: WebChatFrame) {
      switch frame {
      case .welcome(let welcome):
        type = "welcome"
        tell(welcome)
      case .message(let message):
        type = "message"
        tell(message)
      case .stored(let id, let message):
        type = "stored"
        self.id = id
        self.message = message.map { "\($0)" }
        seq = message?.sequence
      case .typing(let isOn):
        type = "typing"
        on = isOn
      case .read(let id):
        type = "read"
        upTo = id
      case .changed(let message, let text):
        type = "changed"
        id = "\(message)"
        self.text = text
      case .joined(let name):
        type = "joined"
        self.name = name
      case .left(let name):
        type = "left"
        self.name = name
      case .presence(let isStaffed):
        type = "presence"
        on = isStaffed
      case .queue(let position):
        type = "queue"
        self.position = position
      case .ended(let conversation, let party):
        type = "ended"
        self.conversation = "\(conversation)"
        by = party.rawValue
      case .refused(let refusal):
        type = "error"
        id = refusal.frame
        code = refusal.code.rawValue
        text = refusal.explanation
        retryAfter = refusal.retryAfter
      case .pong: type = "pong"
      }
    }

    private mutating func tell(_ message: WebChatMessage) {
      id = "\(message.id)"
      seq = message.id.sequence
      text = message.text
      at = message.at.milliseconds
      switch message.author {
      case .visitor(let client):
        from = "visitor"
        self.client = client
      case .agent(let name): self.name = name
      case .automation: automatic = true
      }
      withheld = message.isWithheld ? true : nil
      channel = message.channel == .webChat ? nil : message.channel.rawValue
      answers = message.answers
      let files = message.attachments.map {
        File(mediaType: $0.mediaType, reference: $0.reference, name: $0.name, bytes: $0.byteCount)
      }
      self.files = files.isEmpty ? nil : files
    }

    private mutating func tell(_ welcome: WebChatWelcome) {
      session = welcome.session
      expires = welcome.expiresAt.milliseconds
      known = welcome.isContinued
      on = welcome.standing.isStaffed
      state = welcome.standing.stage.name
      agents = welcome.standing.agents.isEmpty ? nil : welcome.standing.agents
      position = welcome.standing.queuePosition
      conversation = welcome.standing.conversation.map { "\($0)" }
      if case .ended(let party) = welcome.standing.stage { by = party.rawValue }
      limits = Limits(
        frameBytes: welcome.limits.frameBytes,
        textCharacters: welcome.limits.textCharacters,
        files: welcome.limits.files
      )
    }
  }
}

extension WebChatStanding.Stage {
  fileprivate var name: String {
    switch self {
    case .none: "none"
    case .waiting: "waiting"
    case .active: "active"
    case .ended: "ended"
    }
  }
}
