import ConversationCore

/// What a step has touched, each once.
struct Touched {
  /// Conversations by index.
  private(set) var conversations: [Int] = []
  /// Agents by number.
  private(set) var agents: [Int] = []
  /// Messages to customers that came further.
  private(set) var messages: [MessageID] = []

  var hasRecords: Bool { !conversations.isEmpty || !agents.isEmpty }

  mutating func add(conversation index: Int) {
    if !conversations.contains(index) { conversations.append(index) }
  }

  mutating func add(agent number: Int) {
    if !agents.contains(number) { agents.append(number) }
  }

  mutating func add(_ event: Event) {
    guard case .conversation(let id, .deliveryChanged(let sequence, _)) = event else { return }
    let message = MessageID(conversation: id, sequence: sequence)
    if !messages.contains(message) { messages.append(message) }
  }
}
