/// A command line over the SDK: what it sees in a payload.
///
/// Each subcommand has a file of its own.
@main
enum Inspect {
  private static var commands: [any InspectCommand.Type] {
    [
      TwilioCommand.self, MessengerCommand.self, WhatsAppCommand.self, EmailCommand.self,
      WebChatCommand.self,
      SMSCommand.self, MaskCommand.self, ScheduleCommand.self, AutoReplyCommand.self,
    ]
  }

  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard let name = arguments.first else {
      Terminal.complain("inspect: name a subcommand.\n\n" + usage)
      Terminal.exit(with: .badUsage)
    }
    guard name != "--help", name != "-h" else { return Terminal.write(usage) }
    guard let command = commands.first(where: { $0.name == name }) else {
      Terminal.complain("inspect: there is no subcommand “\(name)”.\n\n" + usage)
      Terminal.exit(with: .badUsage)
    }
    do {
      Terminal.exit(with: try command.run(Array(arguments.dropFirst())))
    } catch let error as UsageError {
      let help = "“inspect \(name) --help” explains it.\n"
      Terminal.complain("inspect \(name): \(error.message)\n" + help)
      Terminal.exit(with: .badUsage)
    } catch let error as InputError {
      Terminal.complain("inspect \(name): refused: \(error.message)\n")
      Terminal.exit(with: .refused)
    } catch {
      Terminal.complain("inspect \(name): \(error)\n")
      Terminal.exit(with: .refused)
    }
  }

  private static var usage: String {
    let width = commands.map { $0.name.count }.max() ?? 0
    let lines = commands.map { command in
      let gap = String(repeating: " ", count: width - command.name.count + 2)
      return "  \(command.name)\(gap)\(command.summary)\n"
    }
    return """
      usage: inspect SUBCOMMAND [OPTION …]

      Shows what the SDK sees in a payload, and why it decides as it does.

      \(lines.joined())
      Exit status: 0 when all was well, 1 when an input was refused (it says why), 2 for bad usage.
      “inspect SUBCOMMAND --help” explains one of them.

      """
  }
}
