#if os(macOS) || os(Linux)
#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// A program that was started by `posix_spawn`, in a process group of its own.
///
/// Foundation's `Process` is not used on purpose. On Linux it learns of the end of a program by a
/// socket that the program's own children inherit, so that a mail server which delivers in the
/// background (Exim does) would seem to run until it has; and it passes on the signal mask of the
/// thread it is called from, which for Swift's own threads blocks SIGTERM.
struct SpawnedProgram: Sendable {
  private let process: pid_t

  /// What is known about the program.
  enum State: Sendable, Equatable {
    case running
    case exited(status: Int)
    case signalled
    /// Somebody else in this process has waited for it.
    case lost
  }

  /// Why a program was not started.
  enum Failure: Error {
    /// There is no such program, or it is none, or not ours to start.
    case cannotExecute
    /// Memory, processes or descriptors are used up, or the program is just being replaced.
    case noProcess
  }

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - path: The absolute path.
  ///   - arguments: What follows the program's name.
  ///   - environment: All variables that it sees, as `NAME=value`.
  ///   - input: The descriptor of its standard input.
  ///   - error: The descriptor of its standard error; its standard output is thrown away.
  /// - Throws: ``Failure``; nothing has happened then.
  init(
    path: String,
    arguments: [String],
    environment: [String],
    input: Int32,
    error: Int32
  ) throws(Failure) {
    guard let files = SpawnFiles(input: input, error: error), let attributes = SpawnAttributes()
    else { throw .noProcess }
    let argumentTexts = CTexts([path] + arguments)
    let environmentTexts = CTexts(environment)
    var process: pid_t = 0
    let result = unsafe posix_spawn(
      &process,
      path,
      &files.actions,
      &attributes.value,
      argumentTexts.pointers,
      environmentTexts.pointers
    )
    switch result {
    case 0: break
    case EAGAIN, ENOMEM, EMFILE, ENFILE, ETXTBSY: throw .noProcess
    default: throw .cannotExecute
    }
    self.process = process
  }

  /// Looks whether the program has ended, without waiting; after an end, ask no more.
  func state() -> State {
    var status: Int32 = 0
    let result = unsafe waitpid(process, &status, WNOHANG)
    switch result {
    case 0: return .running
    case process:
      // What the macros WIFEXITED and WEXITSTATUS do, which Swift does not import.
      let signal = status & 0x7f
      return signal == 0 ? .exited(status: Int(status >> 8 & 0xff)) : .signalled
    default: return errno == EINTR ? .running : .lost
    }
  }

  /// Asks the program, and what it runs in its group, to end.
  ///
  /// Only while it is `running`: its number may be another's afterwards.
  func terminate() {
    kill(-process, SIGTERM)
  }

  /// Ends the program and its group for good; only while it is `running`, too.
  func kill() {
    kill(-process, SIGKILL)
  }

  private func kill(_ group: pid_t, _ signal: Int32) {
    #if canImport(Darwin)
    _ = Darwin.kill(group, signal)
    #elseif canImport(Musl)
    _ = Musl.kill(group, signal)
    #else
    _ = Glibc.kill(group, signal)
    #endif
  }
}
#endif
