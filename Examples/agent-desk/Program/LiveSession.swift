import Foundation

/// Lines that come by themselves, from a pipe: time passes, and every line is a command.
final class LiveSession {
  private enum Input {
    case line(String)
    case tick
    case end
  }

  private let start = Date()
  private let clock: DeskClock
  private let desk: Desk
  /// By how much `wait` has moved the clock ahead of the wall's.
  private var ahead: TimeInterval = 0

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
    for await input in inputs() {
      try await catchUp()
      switch input {
      case .tick: break
      case .line(let line): guard try await perform(line) else { return }
      case .end: return
      }
    }
  }

  private func perform(_ line: String) async throws -> Bool {
    let instruction: Instruction?
    do {
      instruction = try Instruction.parse(line)
    } catch {
      desk.screen.write(desk.complaint(error.message))
      return true
    }
    guard let instruction else { return true }
    let goesOn = try await desk.perform(instruction)
    ahead = max(ahead, clock.now.timeIntervalSince(Date()))
    return goesOn
  }

  /// Lets the office do what has fallen due by the wall clock.
  private func catchUp() async throws { try await desk.advance(to: Date() + ahead) }

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
