import AgentDesktop
import ConversationCore
import Foundation

/// A person at a terminal: the whole screen is the desk, drawn anew when the feed tells something, when a
/// key is pressed, and every second for its timers.
final class FullScreenSession {
  private enum Input {
    case bytes([UInt8])
    case tick
    case end
  }

  private let clock: DeskClock
  private let desk: Desk
  /// By how much `wait` has moved the clock ahead of the wall's.
  private var ahead: TimeInterval = 0
  private var around: Desk.Surroundings
  private var keys = KeyReader()
  private var drawn: [String] = []

  init() throws {
    clock = DeskClock(opening: Date())
    around = Desk.Surroundings(width: Terminal.width, height: Terminal.height)
    let screen = Screen(ink: Ink(isOn: Terminal.hasColour), width: around.width, isDrawn: true)
    desk = Desk(day: Day(at: try Office(clock: clock)), screen: screen)
  }

  func run() async throws {
    guard let putBack = Terminal.beginKeys() else { return try await LiveSession().run() }
    defer { putBack() }
    try await desk.office.open()
    around.toasts = ["Customers are about to write. Type state available to begin, help for more."]
    try await catchUp()
    draw()
    for await input in inputs() {
      try await catchUp()
      switch input {
      case .tick: break
      case .bytes(let bytes):
        for key in keys.take(bytes) {
          guard try await take(key) else { return }
        }
      case .end: return
      }
      draw()
    }
  }

  /// Takes a key; returns whether to go on.
  private func take(_ key: LineEditor.Key) async throws -> Bool {
    switch key {
    case .leave: return false
    case .escape: close()
    case .pageUp: around.scroll += max(1, around.height / 2)
    case .pageDown:
      around.scroll = around.panel == nil ? max(0, around.scroll - 10) : around.scroll - 10
    default:
      guard let line = around.editor.take(key, completing: Instruction.verbs) else { return true }
      close()
      return line.trimmed.isEmpty ? true : try await perform(line)
    }
    return true
  }

  /// Goes back to the conversation.
  private func close() {
    around.panel = nil
    around.scroll = 0
  }

  private func perform(_ line: String) async throws -> Bool {
    desk.screen.forget()
    desk.screen.width = desk.mainWidth(of: around)
    let instruction: Instruction?
    do {
      instruction = try Instruction.parse(line)
    } catch {
      around.toasts += desk.complaint(error.message)
      return true
    }
    guard let instruction else { return true }
    let goesOn = try await desk.perform(instruction)
    ahead = max(ahead, clock.now.timeIntervalSince(Date()))
    let output = desk.screen.recent
    desk.screen.forget()
    if instruction.isQuestion { around.panel = output } else { note(output) }
    try await catchUp()
    return goesOn
  }

  /// Lets the office do what has fallen due by the wall clock, and takes in what the feed tells of it.
  private func catchUp() async throws {
    try await desk.day.advance(to: Date() + ahead) { self.note(try await self.desk.news()) }
    try await readCurrent()
    if around.toasts.count > 20 { around.toasts.removeFirst(around.toasts.count - 20) }
  }

  /// Keeps what is worth a line; what lines below it say stands elsewhere on the screen.
  private func note(_ news: [String]) { around.toasts += news.filter { !$0.hasPrefix("  ") } }

  /// Reads what stands on the screen of the conversation on top: its transcript, and the customer's card
  /// where there is room for it.
  private func readCurrent() async throws {
    guard let current = desk.current else {
      around.card = []
      return
    }
    try await desk.read(current)
    try await desk.markRead(current)
    guard around.hasCard else {
      around.card = []
      return
    }
    desk.screen.width = Desk.cardWidth
    around.card = try await desk.card(of: current)
  }

  /// Draws what has changed since it was last drawn.
  private func draw() {
    let (width, height) = (Terminal.width, Terminal.height)
    if (width, height) != (around.width, around.height) {
      (around.width, around.height) = (width, height)
      drawn = []
      Screen.put("\u{1B}[2J")
    }
    let (lines, column) = desk.frame(around)
    var text = "\u{1B}[?25l"
    for (index, line) in lines.enumerated()
    where !drawn.indices.contains(index) || drawn[index] != line {
      text += "\u{1B}[\(index + 1);1H\u{1B}[2K" + line
    }
    drawn = lines
    Screen.put(text + "\u{1B}[\(lines.count);\(column)H\u{1B}[?25h")
  }

  /// The keys that are pressed and the seconds that pass, in one sequence.
  private func inputs() -> AsyncStream<Input> {
    let (stream, continuation) = AsyncStream.makeStream(of: Input.self)
    // Reading blocks, so it has a thread of its own.
    Thread.detachNewThread {
      while true {
        let data = FileHandle.standardInput.availableData
        if data.isEmpty { break }
        continuation.yield(.bytes(Array(data)))
      }
      continuation.yield(.end)
      continuation.finish()
    }
    let ticks = Task {
      while !Task.isCancelled {
        try? await Task.sleep(for: .seconds(1))
        continuation.yield(.tick)
      }
    }
    continuation.onTermination = { _ in ticks.cancel() }
    return stream
  }
}
