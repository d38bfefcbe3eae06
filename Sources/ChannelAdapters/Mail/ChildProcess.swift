#if os(macOS) || os(Linux)
import Foundation

/// A program that is run once with some input; what it writes to standard error is kept.
struct ChildProcess: Sendable {
  let path: String
  let arguments: [String]
  let input: [UInt8]

  /// How the run ended.
  enum Ending: Sendable {
    /// Nothing has happened at all.
    case notStarted(NotStarted)
    /// The program ended by itself.
    case exited(status: Int, errorText: String)
    /// A signal ended it, ours or another.
    case stopped(StopReason, errorText: String)
  }

  /// What kept the program from being started.
  enum NotStarted: Sendable {
    case cancelled
    case noTemporaryFile
    case cannotExecute
  }

  /// The most bytes of standard error that are kept.
  private static let longestErrorText = 4096

  /// Runs the program to its end.
  ///
  /// Input and error output go through files that have no name any more. With pipes, a program
  /// that stops reading would stop us with SIGPIPE, and one that leaves a child of its own behind
  /// would keep us waiting for the end of its output.
  func run(timeLimit: Duration) async -> Ending {
    guard !Task.isCancelled else { return .notStarted(.cancelled) }
    guard let inputFile = NamelessFile(), let errorFile = NamelessFile(),
      inputFile.fill(with: input)
    else { return .notStarted(.noTemporaryFile) }
    let stopper = ChildStopper()
    let timer = Task {
      try await Task.sleep(for: timeLimit)
      stopper.stop(because: .timedOut)
    }
    defer { timer.cancel() }
    let end = await withTaskCancellationHandler {
      await launched(input: inputFile, error: errorFile, stopper: stopper)
    } onCancel: {
      stopper.stop(because: .cancelled)
    }
    guard let end else { return .notStarted(.cannotExecute) }
    let text = errorFile.beginning(Self.longestErrorText)
    return end.wasSignalled
      ? .stopped(stopper.reason ?? .otherSignal, errorText: text)
      : .exited(status: end.status, errorText: text)
  }

  private struct End: Sendable {
    let wasSignalled: Bool
    let status: Int
  }

  private func launched(
    input: NamelessFile,
    error: NamelessFile,
    stopper: ChildStopper
  ) async -> End? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.standardInput = input.handle
    process.standardOutput = FileHandle.nullDevice
    process.standardError = error.handle
    return await withCheckedContinuation { continuation in
      process.terminationHandler = { process in
        stopper.ended()
        let wasSignalled = process.terminationReason == .uncaughtSignal
        continuation.resume(
          returning: End(wasSignalled: wasSignalled, status: Int(process.terminationStatus))
        )
      }
      do {
        try process.run()
        stopper.started(process.processIdentifier)
      } catch {
        // The handler is not called for a process that never was.
        continuation.resume(returning: nil)
      }
    }
  }
}
#endif
