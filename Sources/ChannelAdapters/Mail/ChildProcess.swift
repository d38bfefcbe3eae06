import Locking

#if os(macOS) || os(Linux)
/// A program that is run once with some input; what it writes to standard error is kept.
struct ChildProcess: Sendable {
  let path: String
  let arguments: [String]
  let environment: [String: String]
  let input: [UInt8]

  /// How the run ended.
  enum Ending: Sendable {
    /// Nothing has happened at all.
    case notStarted(NotStarted)
    /// The program ended by itself.
    case exited(status: Int, errorText: String)
    /// A signal ended it, ours or another, or nobody knows how it ended.
    case interrupted(Interruption, errorText: String)
  }

  /// What kept the program from being started.
  enum NotStarted: Sendable {
    case cancelled
    case noTemporaryFile
    case noProcess
    case cannotExecute
  }

  /// What ended the program before its time.
  enum Interruption: Sendable {
    case cancelled
    case timedOut
    case unclear
  }

  /// The most bytes of standard error that are kept.
  private static let longestErrorText = 4096

  /// How long a program may take to end when it is asked to.
  private static let grace = Duration.seconds(2)

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
    let program: SpawnedProgram
    do throws(SpawnedProgram.Failure) {
      program = try SpawnedProgram(
        path: path,
        arguments: arguments,
        environment: environment.map { "\($0)=\($1)" },
        input: inputFile.descriptor,
        error: errorFile.descriptor
      )
    } catch {
      return .notStarted(error == .noProcess ? .noProcess : .cannotExecute)
    }
    let isCancelled = Locked(false)
    // A task of its own: it must see the program's end even when the one that waits is cancelled.
    let watch = Task {
      await Self.end(of: program, timeLimit: timeLimit, isCancelled: isCancelled)
    }
    let (state, interruption) = await withTaskCancellationHandler {
      await watch.value
    } onCancel: {
      isCancelled.withLock { $0 = true }
    }
    let text = errorFile.beginning(Self.longestErrorText)
    return switch state {
    case .exited(let status): .exited(status: status, errorText: text)
    default: .interrupted(interruption ?? .unclear, errorText: text)
    }
  }

  /// Looks again and again, every 20 ms at most, whether the program has ended or must be ended.
  ///
  /// One task both signals the program and takes notice of its end, so that no signal can reach a
  /// process that has got its number since.
  private static func end(
    of program: SpawnedProgram,
    timeLimit: Duration,
    isCancelled: Locked<Bool>
  ) async -> (SpawnedProgram.State, Interruption?) {
    let start = ContinuousClock.now
    var interruption: Interruption?
    var killAt: ContinuousClock.Instant?
    var pause = Duration.milliseconds(1)
    while true {
      let state = program.state()
      guard state == .running else { return (state, interruption) }
      let now = ContinuousClock.now
      if let killAt {
        if now >= killAt {
          program.kill()
        }
      } else if isCancelled.withLock({ $0 }) || now >= start + timeLimit {
        interruption = isCancelled.withLock { $0 } ? .cancelled : .timedOut
        killAt = now + grace
        program.terminate()
      }
      try? await Task.sleep(for: pause)
      pause = min(pause * 2, .milliseconds(20))
    }
  }
}
#endif
