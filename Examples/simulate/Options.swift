import ConversationTesting

/// What was asked for on the command line.
struct Options {
  var seeds = 10
  var first: UInt64 = 1
  var agents = 200
  var conversations = 5_000
  var seed: UInt64?
  /// The numbers of the steps that are carried out; all without it.
  var only: [Int]?
  var hasFaults = false
  var wantsHelp = false

  static let usage = """
    usage: swift run -c release simulate [--seeds N] [--from S] [--agents N] [--conversations N]
             [--faults]
           swift run -c release simulate --seed S [--only N,N,…] [--agents N] [--conversations N]
             [--faults]

    Random days of a contact center: customers write, agents accept, miss, transfer and wrap up,
    webhooks come twice, connections are lost. Every invariant is checked after every step.

      --seeds N          runs so many seeds (10)
      --from S           the first of them (1)
      --seed S           runs one seed and prints each operation
      --only N,N,…       of that seed, carries out these steps alone
      --agents N         how many agents there are (200)
      --conversations N  how many conversations are opened (5000)
      --faults           lets the storage fail before and after commits, and hosts stop

    Exit status 1 at the first broken invariant, with the command that shows it again.
    """

  struct Misuse: Error, CustomStringConvertible {
    let description: String
  }

  init(_ arguments: some Sequence<String>) throws {
    var iterator = arguments.makeIterator()
    while let argument = iterator.next() {
      switch argument {
      case "--help", "-h": wantsHelp = true
      case "--faults": hasFaults = true
      case "--seeds": seeds = try Self.number(iterator.next(), of: argument, in: 1...1_000_000)
      case "--agents": agents = try Self.number(iterator.next(), of: argument, in: 1...10_000)
      case "--conversations":
        conversations = try Self.number(iterator.next(), of: argument, in: 1...1_000_000)
      case "--seed": seed = try Self.seed(iterator.next(), of: argument)
      case "--from": first = try Self.seed(iterator.next(), of: argument)
      case "--only": only = try Self.numbers(iterator.next(), of: argument)
      default: throw Misuse(description: "there is no option \(argument)")
      }
    }
    if only != nil, seed == nil { throw Misuse(description: "--only belongs to --seed") }
  }

  /// The simulation of a seed.
  func simulation(_ seed: UInt64) -> Simulation {
    Simulation(seed: seed, agents: agents, conversations: conversations, hasFaults: hasFaults)
  }

  private static func seed(_ text: String?, of option: String) throws -> UInt64 {
    guard let text, let value = UInt64(text) else {
      throw Misuse(description: "\(option) takes a number")
    }
    return value
  }

  private static func numbers(_ text: String?, of option: String) throws -> [Int] {
    let parts = (text ?? "").split(separator: ",").map { Int($0) }
    let numbers = parts.compactMap { $0 }
    guard !numbers.isEmpty, numbers.count == parts.count else {
      throw Misuse(description: "\(option) takes numbers with commas between them")
    }
    return numbers
  }

  private static func number(
    _ text: String?,
    of option: String,
    in range: ClosedRange<Int>
  ) throws -> Int {
    guard let text, let value = Int(text), range.contains(value) else {
      throw Misuse(
        description: "\(option) takes a number from \(range.lowerBound) to \(range.upperBound)"
      )
    }
    return value
  }
}
