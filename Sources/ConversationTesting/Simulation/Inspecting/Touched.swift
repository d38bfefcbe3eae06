import ConversationCore

/// What a step has touched, each once.
struct Touched {
  /// Conversations by index.
  private(set) var conversations: [Int] = []
  /// Agents by number.
  private(set) var agents: [Int] = []
  /// Messages to customers that came further.
  private(set) var messages: [MessageID] = []

  /// Messages whose content was replaced.
  private(set) var amended: [MessageID] = []

  var hasRecords: Bool { !conversations.isEmpty || !agents.isEmpty }

  mutating func add(conversation index: Int) {
    if !conversations.contains(index) { conversations.append(index) }
  }

  mutating func add(agent number: Int) {
    if !agents.contains(number) { agents.append(number) }
  }

  mutating func add(_ event: Event) {
    switch event {
    case .conversation(let id, .deliveryChanged(let sequence, _)):
      let message = MessageID(conversation: id, sequence: sequence)
      if !messages.contains(message) { messages.append(message) }
    case .conversation(let id, .messageAmended(let sequence)):
      let message = MessageID(conversation: id, sequence: sequence)
      if !amended.contains(message) { amended.append(message) }
    default: break
    }
  }
}
