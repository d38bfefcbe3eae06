/// The options of a subcommand, as they were given.
struct Options {
  /// Which options there are, by what stands behind them.
  struct Known {
    /// Those without a value.
    var flags: Set<String> = []
    /// Those with a value, which are given once.
    var values: Set<String> = []
    /// Those with a value, which may be given several times.
    var lists: Set<String> = []
    /// Where a secret belongs, for those who try to give it as an option.
    var placeOfSecrets = "a file or a variable of the environment"
  }

  private var values: [String: [String]] = [:]
  /// Whether `--help` was among them.
  private(set) var asksForHelp = false
  /// What is no option.
  private(set) var operands: [String] = []

  /// Reads `--name value`, `--name=value` and operands; nothing behind `--` is an option.
  ///
  /// Messages name options but hold no value, which might be a secret in the wrong place.
  init(_ arguments: [String], _ known: Known) throws(UsageError) {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if argument == "--" {
        operands += rest
        return
      }
      guard argument.hasPrefix("-"), argument != "-" else {
        operands.append(argument)
        continue
      }
      if argument == "--help" || argument == "-h" {
        asksForHelp = true
        continue
      }
      let equals = argument.firstIndex(of: "=")
      let name = String(argument[..<(equals ?? argument.endIndex)])
      let attached = equals.map { String(argument[argument.index(after: $0)...]) }
      if known.flags.contains(name) {
        guard attached == nil else { throw UsageError(message: "\(name) takes no value.") }
        values[name] = []
      } else if known.values.contains(name) || known.lists.contains(name) {
        guard let value = attached ?? rest.popFirst() else {
          throw UsageError(message: "\(name) needs a value.")
        }
        guard values[name] == nil || known.lists.contains(name) else {
          throw UsageError(message: "\(name) is given twice; give it once.")
        }
        values[name, default: []].append(value)
      } else {
        throw Self.unknown(name, known)
      }
    }
  }

  /// Whether an option was given.
  func has(_ name: String) -> Bool { values[name] != nil }

  /// The value of an option, if it was given.
  subscript(name: String) -> String? { values[name]?.last }

  /// All values of an option that may be repeated.
  func all(_ name: String) -> [String] { values[name] ?? [] }

  private static func unknown(_ name: String, _ known: Known) -> UsageError {
    let isSecret = ["token", "secret", "password"].contains { name.lowercased().contains($0) }
    guard !isSecret else {
      return UsageError(
        message: """
          a secret is never an argument, because every user of the machine sees it in the list of \
          processes, and the shell writes it into its history. Put it into \
          \(known.placeOfSecrets). If it was a real one, replace it now.
          """
      )
    }
    let names = (known.flags.union(known.values).union(known.lists)).sorted()
    let list = names.joined(separator: ", ")
    return UsageError(message: "there is no such option; there are \(list) and --help.")
  }
}
