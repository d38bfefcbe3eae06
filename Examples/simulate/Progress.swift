import ConversationTesting
import Foundation

/// How far the seeds have come: a line that updates on a terminal, plain lines when it is piped.
final class Progress {
  private let total: Int
  private let isTerminal = isatty(FileHandle.standardError.fileDescriptor) == 1
  private let start = ContinuousClock.now
  private var done = 0
  private var steps = 0
  private var conversations = 0

  init(total: Int) { self.total = total }

  func step(_ report: SimulationReport) {
    done += 1
    steps += report.counts.steps
    conversations += report.counts.conversations
    let line = "\(done) of \(total) seeds, \(steps) steps, no invariant broken"
    if isTerminal {
      write("\r\(line)")
    } else if done == total || done % max(1, total / 10) == 0 {
      write(line + "\n")
    }
  }

  func finish() {
    if isTerminal { write("\n") }
    let seconds = start.duration(to: .now).components.seconds
    print("\(done) seeds, \(conversations) conversations, \(steps) steps in \(seconds) s")
  }

  private func write(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }
}
