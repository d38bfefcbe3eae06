import ConversationTesting
import Foundation

/// Random days of a contact center, every invariant checked after every step.
@main
struct Simulate {
  static func main() async {
    let options: Options
    do {
      options = try Options(CommandLine.arguments.dropFirst())
    } catch {
      complain("\(error)\n\n\(Options.usage)")
      exit(2)
    }
    if options.wantsHelp { return print(Options.usage) }
    let isSound: Bool
    if let seed = options.seed {
      isSound = await replay(seed, options)
    } else {
      isSound = await runAll(options)
    }
    if !isSound { exit(1) }
  }

  /// Runs one seed, and prints its operations as they are applied.
  private static func replay(_ seed: UInt64, _ options: Options) async -> Bool {
    do {
      let report = try await report(of: options.simulation(seed), only: options.only)
      print("seed \(seed): \(report.counts)")
      print("digest \(report.digest)")
      return true
    } catch {
      await explain(error, options)
      return false
    }
  }

  private static func report(
    of simulation: Simulation,
    only numbers: [Int]?
  ) async throws -> SimulationReport {
    guard let numbers else { return try await simulation.run { step in print(step) } }
    let chosen = Set(numbers)
    let steps = try await simulation.steps(upTo: numbers.max() ?? 0)
      .filter { chosen.contains($0.number) }
    for step in steps { print(step) }
    return try await simulation.replay(steps)
  }

  /// Runs seeds on as many cores as there are, and stops at the first broken invariant.
  private static func runAll(_ options: Options) async -> Bool {
    let progress = Progress(total: options.seeds)
    do {
      try await withThrowingTaskGroup(of: SimulationReport.self) { group in
        var rest = options.seeds
        func add() {
          guard rest > 0 else { return }
          let simulation = options.simulation(options.first &+ UInt64(options.seeds - rest))
          rest -= 1
          group.addTask { try await simulation.run() }
        }
        for _ in 0..<max(1, ProcessInfo.processInfo.activeProcessorCount) { add() }
        while let report = try await group.next() {
          progress.step(report)
          add()
        }
      }
      progress.finish()
      return true
    } catch {
      progress.finish()
      await explain(error, options)
      return false
    }
  }

  /// Says which invariant is broken, how to see it again, and the fewest operations that break it.
  private static func explain(_ error: any Error, _ options: Options) async {
    guard let broken = error as? BrokenInvariant else {
      return complain("the simulation failed: \(error)")
    }
    complain("\(broken)")
    complain("looking for the fewest operations that break it …")
    let simulation = options.simulation(broken.seed)
    guard let least = try? await simulation.shrink(broken, for: .seconds(30)) else { return }
    complain("\(least.operations.count) operations are enough:")
    for step in least.operations.suffix(60) { complain("  \(step)") }
    if least.operations.count <= 60 { complain("replay: \(least.replayCommand)") }
  }

  private static func complain(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }
}
