import ConversationTesting

/// What was asked for on the command line.
struct Options {
  var seeds = 10
  var agents = 200
  var conversations = 5_000
  var seed: UInt64?
  var hasFaults = false
  var wantsHelp = false

  static let usage = """
    usage: swift run -c release simulate [--seeds N] [--agents N] [--conversations N] [--faults]
           swift run -c release simulate --seed S [--agents N] [--conversations N] [--faults]

    Random days of a contact center: customers write, agents accept, miss, transfer and wrap up,
    webhooks come twice, connections are lost. Every invariant is checked after every step.

      --seeds N          runs seeds 1 to N (10)
      --seed S           runs one seed and prints each operation
      --agents N         how many agents there are (200)
      --conversations N  how many conversations are opened (5000)
      --faults           lets the storage fail before and after commits

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
      case "--seed":
        guard let text = iterator.next(), let value = UInt64(text) else {
          throw Misuse(description: "--seed takes a number")
        }
        seed = value
      default: throw Misuse(description: "there is no option \(argument)")
      }
    }
  }

  /// The simulation of a seed.
  func simulation(_ seed: UInt64) -> Simulation {
    Simulation(seed: seed, agents: agents, conversations: conversations, hasFaults: hasFaults)
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
