import ChannelAdapters
import ConversationCore
import ConversationEngine
import Foundation

/// The simulated customers: they write, read the answers, and answer or give up.
struct Customers {
  private enum Plan {
    case write(persona: Int)
    case giveUp(persona: Int)
  }

  /// How far a customer has come.
  private struct Progress {
    var written = 0
    var read = 0
    var isWriting = false
    var hasLeft = false
  }

  private let office: Office
  private let personas: [Persona]
  private var progress: [Progress]
  private var agenda = Agenda<Plan>()

  init(of office: Office, personas: [Persona] = Persona.all) {
    self.office = office
    self.personas = personas
    progress = personas.map { _ in Progress() }
    for (index, persona) in personas.enumerated() {
      agenda.add(
        .write(persona: index),
        at: office.clock.opening.addingTimeInterval(persona.arrives)
      )
    }
  }

  /// When somebody does something by themselves.
  var next: Date? { agenda.next }

  /// Lets everybody do what they do by now; returns whether anybody did anything.
  mutating func act() async throws -> Bool {
    let now = office.clock.now
    read(at: now)
    var hasActed = false
    while let plan = agenda.takeDue(at: now) {
      hasActed = true
      switch plan {
      case .write(let persona): try await write(persona, at: now)
      case .giveUp(let persona): try await giveUp(persona)
      }
    }
    return hasActed
  }

  /// Notices answers; who has something left to say begins to write.
  private mutating func read(at now: Date) {
    for (index, persona) in personas.enumerated() {
      let answers = channel(of: persona)?.sent.count { $0.recipient.value == persona.address } ?? 0
      guard answers > progress[index].read else { continue }
      progress[index].read = answers
      let state = progress[index]
      guard !state.isWriting, !state.hasLeft, state.written < persona.texts.count else { continue }
      progress[index].isWriting = true
      agenda.add(.write(persona: index), at: now.addingTimeInterval(persona.thinks))
    }
  }

  /// Writes the next text, as a provider's webhook would bring it.
  private mutating func write(_ index: Int, at now: Date) async throws {
    let persona = personas[index]
    let number = progress[index].written
    progress[index].isWriting = false
    guard number < persona.texts.count, let channel = channel(of: persona) else { return }
    progress[index].written = number + 1
    let frame = LoopbackFrame(
      id: "\(persona.address)-\(number)",
      to: Office.identity(of: persona.channel),
      from: persona.address,
      name: persona.name,
      text: persona.texts[number]
    )
    let request = WebhookRequest(
      url: "https://desk.example.com/\(channel.id)",
      headers: HeaderFields(),
      body: try Array(JSONEncoder().encode(frame))
    )
    _ = await office.center.receive(request, for: channel.id)
    if number == 0, persona.channel == .webChat {
      let address = ChannelAddress(kind: "loopback", value: persona.address)
      try await office.noteVisit(of: address, named: persona.name, at: now)
    }
    if number == 0, let patience = persona.patience {
      agenda.add(.giveUp(persona: index), at: now.addingTimeInterval(patience))
    }
  }

  /// Ends the conversation, unless somebody has answered.
  private mutating func giveUp(_ index: Int) async throws {
    let persona = personas[index]
    guard progress[index].read == 0, let channel = channel(of: persona) else { return }
    progress[index].hasLeft = true
    let end = CustomerEnd(
      channel: persona.channel,
      recipient: Office.identity(of: persona.channel),
      sender: ChannelAddress(kind: "loopback", value: persona.address)
    )
    _ = try await office.center.ingest([.customerEnded(end)], from: channel.id)
  }

  private func channel(of persona: Persona) -> LoopbackChannel? {
    office.channels.first { $0.id.rawValue == persona.channel.rawValue }
  }
}

/// The webhook of a loopback channel.
private struct LoopbackFrame: Encodable {
  let id: String
  let to: String
  let from: String
  let name: String?
  let text: String
}

extension Office {
  /// What the provider of a channel calls the business.
  fileprivate static func identity(of channel: ChannelKind) -> String {
    entryPoints.first { $0.channel == channel }?.identity.value ?? ""
  }
}
