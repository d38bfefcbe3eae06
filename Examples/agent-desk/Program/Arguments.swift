/// What the program is asked to do.
enum Arguments: Equatable {
  /// Show the help.
  case help
  /// Run with a person at the keyboard.
  case live
  /// Replay a script: a path, or `-` for standard input.
  case script(String)

  /// Reads the arguments, without the program's name.
  static func parse(_ arguments: some Sequence<String>) throws(NotUnderstood) -> Self {
    var result = Arguments.live
    var rest = Array(arguments)[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--help", "-h": return .help
      case "--script":
        guard let path = rest.popFirst() else {
          throw NotUnderstood(message: "--script needs a file, or - for standard input")
        }
        guard result == .live else {
          throw NotUnderstood(message: "only one script can be replayed")
        }
        result = .script(path)
      default: throw NotUnderstood(message: "there is no option \(argument)")
      }
    }
    return result
  }
}
