/// A command line over the SDK.
///
/// Each subcommand has a file of its own.
@main
struct Inspect {
  static var commands: [any InspectCommand.Type] { [MaskCommand.self] }

  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard let name = arguments.first, name != "--help", name != "-h" else {
      Terminal.write(usage)
      return
    }
    guard let command = commands.first(where: { $0.name == name }) else {
      Terminal.complain("inspect: there is no subcommand “\(name)”.\n\n" + usage)
      Terminal.exit(with: 64)
    }
    do {
      try command.run(Array(arguments.dropFirst()))
    } catch let error as UsageError {
      Terminal.complain("inspect \(name): \(error.message)\n\n" + command.usage)
      Terminal.exit(with: 64)
    } catch {
      Terminal.complain("inspect \(name): \(error)\n")
      Terminal.exit(with: 1)
    }
  }

  private static var usage: String {
    "usage: inspect SUBCOMMAND [OPTION …]\n\n"
      + commands.map { "  \($0.name)  \($0.summary)\n" }.joined()
      + "\ninspect SUBCOMMAND --help explains one of them.\n"
  }
}

/// A subcommand of `inspect`.
protocol InspectCommand {
  static var name: String { get }
  static var summary: String { get }
  static var usage: String { get }
  static func run(_ arguments: [String]) throws
}

/// Arguments that make no sense, and what to do about them.
struct UsageError: Error {
  let message: String
}
