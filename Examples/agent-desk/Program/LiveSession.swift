import Foundation

/// A person at the keyboard: time passes by itself, and every line is a command.
///
/// On a terminal the line above the prompt shows what runs, and is drawn anew every second. News
/// appears with the next line that is typed, so that nothing is written into what one is typing; the
/// line above says that there is some.
final class LiveSession {
  private enum Input {
    case line(String)
    case tick
    case end
  }

  private let start = Date()
  private let clock: DeskClock
  private let desk: Desk
  private let isTerminal = Terminal.isInteractive
  /// By how much `wait` has moved the clock ahead of the wall's.
  private var ahead: TimeInterval = 0
  private var pending: [String] = []

  init() throws {
    clock = DeskClock(opening: start)
    let screen = Screen(ink: Ink(isOn: Terminal.hasColour), width: Terminal.width)
    desk = Desk(day: Day(at: try Office(clock: clock)), screen: screen)
  }

  func run() async throws {
    desk.screen.write([
      "You work at the service desk. Type help for the commands, state available to begin."
    ])
    try await desk.office.open()
    try await prompt()
    for await input in inputs() {
      try await catchUp()
      switch input {
      case .tick:
        if isTerminal { try await refresh() } else { flush() }
      case .line(let line):
        flush()
        guard try await perform(line) else { return }
        try await prompt()
      case .end: return
      }
    }
  }

  private func perform(_ line: String) async throws -> Bool {
    let instruction: Instruction?
    do {
      instruction = try Instruction.parse(line)
    } catch {
      desk.screen.write(["  " + desk.ink(error.message, .red)])
      return true
    }
    guard let instruction else { return true }
    let goesOn = try await desk.perform(instruction)
    ahead = max(ahead, clock.now.timeIntervalSince(Date()))
    return goesOn
  }

  /// Lets the office do what has fallen due by the wall clock.
  private func catchUp() async throws {
    try await desk.day.advance(to: Date() + ahead) {
      self.pending += try await self.desk.news()
    }
  }

  private func flush() {
    desk.screen.write(pending)
    pending = []
  }

  /// Draws the line of what runs, and the prompt below it.
  private func prompt() async throws {
    guard isTerminal else { return }
    Screen.put(try await status() + "\n> ")
  }

  /// Draws the line above the prompt anew, and leaves the cursor where it was.
  private func refresh() async throws {
    Screen.put("\u{1B}7\u{1B}[A\r\u{1B}[2K" + (try await status()) + "\u{1B}8")
  }

  private func status() async throws -> String {
    var text = try await desk.status()
    if !pending.isEmpty { text = "NEWS, press Enter | " + text }
    return desk.ink(text.fitted(to: desk.screen.width - 1), .cyan)
  }

  /// The lines that are typed and the seconds that pass, in one sequence.
  private func inputs() -> AsyncStream<Input> {
    let (stream, continuation) = AsyncStream.makeStream(of: Input.self)
    // Reading blocks, so it has a thread of its own.
    Thread.detachNewThread {
      while let line = readLine() { continuation.yield(.line(line)) }
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
