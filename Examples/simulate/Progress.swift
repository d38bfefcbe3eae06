import ConversationTesting
import Foundation

/// How far the seeds have come: a line that updates on a terminal, plain lines when it is piped.
final class Progress {
  private let total: Int
  private let isTerminal = isatty(FileHandle.standardError.fileDescriptor) == 1
  private let start = ContinuousClock.now
  private var done = 0
  private var sum = SimulationCounts()

  init(total: Int) { self.total = total }

  func step(_ report: SimulationReport) {
    done += 1
    sum += report.counts
    let line = "\(done) of \(total) seeds, \(sum.steps) steps, no invariant broken"
    if isTerminal {
      write("\r\(line)")
    } else if done == 1 || done == total || done % max(1, total / 20) == 0 {
      write(line + "\n")
    }
  }

  func finish() {
    if isTerminal { write("\n") }
    let seconds = start.duration(to: .now).components.seconds
    print("\(done) seeds, \(sum.conversations) conversations, \(sum.steps) steps in \(seconds) s")
    print(
      "  \(sum.messagesIn) messages in, \(sum.messagesOut) out, \(sum.offers) offers, "
        + "\(sum.events) events"
    )
    print(
      "  \(sum.duplicates) duplicates recognised, \(sum.refusals) commands refused, "
        + "\(sum.faults) faults survived"
    )
  }

  private func write(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }
}
