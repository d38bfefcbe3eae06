/// A subcommand of `inspect`.
protocol InspectCommand {
  static var name: String { get }
  static var summary: String { get }
  static var usage: String { get }
  static func run(_ arguments: [String]) throws -> ExitStatus
}

/// How the program ends.
enum ExitStatus: Int32 {
  case done = 0
  /// An input was refused or could not be read.
  case refused = 1
  case badUsage = 2
}

/// Arguments that make no sense, and what to do about them.
struct UsageError: Error {
  let message: String
}

/// An input that cannot be worked on, and why.
struct InputError: Error {
  let message: String
}
