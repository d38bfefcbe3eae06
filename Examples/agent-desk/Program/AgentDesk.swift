import Foundation

/// Be the agent: a contact center's desk in a terminal, with simulated customers and colleagues.
@main
enum AgentDesk {
  static func main() async {
    do {
      switch try Arguments.parse(CommandLine.arguments.dropFirst()) {
      case .help: Screen.put(Help.program + "\n")
      case .live:
        if Terminal.isInteractive {
          try await FullScreenSession().run()
        } else {
          try await LiveSession().run()
        }
      case .script(let path):
        guard let text = Script.text(at: path) else {
          throw NotUnderstood(message: "the script \(path) cannot be read")
        }
        exit(try await Replay(Script(text)).run() ? 0 : 1)
      }
    } catch let error as NotUnderstood {
      Screen.complain("\(error.message)\n\(Help.usage)")
      exit(2)
    } catch {
      Screen.complain("\(error)")
      exit(1)
    }
  }
}
