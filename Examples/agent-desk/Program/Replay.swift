import Foundation

/// Replays a script with a clock that stands still but for `wait`.
struct Replay {
  private let script: Script

  init(_ script: Script) { self.script = script }

  /// Carries out every command; returns whether all that was expected has come.
  func run() async throws -> Bool {
    // Any instant will do; it is the same each time. So is the width, wherever the output goes.
    let clock = DeskClock(opening: Date(timeIntervalSince1970: 1_800_000_000))
    let screen = Screen(ink: Ink(isOn: Terminal.hasColour), width: 96)
    let desk = Desk(day: Day(at: try Office(clock: clock)), screen: screen)
    try await desk.office.open()
    try await desk.advance(to: clock.now)
    var isGood = true
    steps: for (number, step) in script.steps {
      switch step {
      case .command(let instruction, let line):
        screen.forget()
        Screen.put(screen.ink("> \(line)", .bold) + "\n")
        guard try await desk.perform(instruction) else { break steps }
      case .expect(let text):
        guard !Script.isMet(text, by: screen.recent.joined(separator: "\n")) else { continue }
        isGood = false
        Screen.complain("line \(number): the output has no “\(text)”")
      }
    }
    return isGood
  }
}
