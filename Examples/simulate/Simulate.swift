import ConversationTesting
import Foundation

@main
struct Simulate {
  static func main() async {
    let arguments = CommandLine.arguments
    let seed = UInt64(arguments.dropFirst().first ?? "1") ?? 1
    let agents = Int(arguments.dropFirst(2).first ?? "200") ?? 200
    let conversations = Int(arguments.dropFirst(3).first ?? "5000") ?? 5000
    let faults = arguments.contains("--faults")
    let begin = ContinuousClock.now
    do {
      let report = try await Simulation(
        seed: seed,
        agents: agents,
        conversations: conversations,
        hasFaults: faults
      ).run()
      print(report.counts, report.digest)
    } catch let broken as BrokenInvariant {
      print(broken)
      let sim = Simulation(
        seed: seed,
        agents: agents,
        conversations: conversations,
        hasFaults: faults
      )
      if let small = try? await sim.shrink(broken, for: .seconds(30)) {
        print(small)
        for step in small.operations.suffix(40) { print(step) }
      }
    } catch { print(error) }
    print(ContinuousClock.now - begin)
  }
}
