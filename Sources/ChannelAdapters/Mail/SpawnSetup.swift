#if os(macOS) || os(Linux)
#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Which files a program starts with: three, and none of those that we have open.
@safe final class SpawnFiles {
  #if canImport(Darwin)
  var actions: posix_spawn_file_actions_t?
  #else
  var actions = unsafe posix_spawn_file_actions_t()
  #endif

  init?(input: Int32, error: Int32) {
    guard unsafe posix_spawn_file_actions_init(&actions) == 0 else { return nil }
    let isComplete =
      unsafe posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO) == 0
      && posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0) == 0
      && posix_spawn_file_actions_adddup2(&actions, error, STDERR_FILENO) == 0
    guard isComplete else { return nil }
    #if !canImport(Darwin)
    // Darwin has a flag for this. A listening socket that leaks into a mail server working in the
    // background would keep its port taken after we have ended.
    for descriptor in 3..<min(getdtablesize(), 4096)
    where fcntl(descriptor, F_GETFD) & FD_CLOEXEC == 0 {
      _ = unsafe posix_spawn_file_actions_addclose(&actions, descriptor)
    }
    #endif
  }

  deinit {
    unsafe posix_spawn_file_actions_destroy(&actions)
  }
}

/// How a program starts: with no signal blocked or ignored, in a process group of its own.
@safe final class SpawnAttributes {
  #if canImport(Darwin)
  var value: posix_spawnattr_t?
  #else
  var value = posix_spawnattr_t()
  #endif

  init?() {
    guard unsafe posix_spawnattr_init(&value) == 0 else { return nil }
    var none = sigset_t()
    var usual = sigset_t()
    unsafe sigemptyset(&none)
    unsafe sigemptyset(&usual)
    // Servers ignore SIGPIPE as a rule, and what is ignored is inherited.
    for signal in [SIGHUP, SIGINT, SIGQUIT, SIGPIPE, SIGALRM, SIGTERM, SIGCHLD] {
      unsafe sigaddset(&usual, signal)
    }
    var flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP
    #if canImport(Darwin)
    flags |= POSIX_SPAWN_CLOEXEC_DEFAULT
    #endif
    let isComplete =
      unsafe posix_spawnattr_setsigmask(&value, &none) == 0
      && posix_spawnattr_setsigdefault(&value, &usual) == 0
      && posix_spawnattr_setpgroup(&value, 0) == 0
      && posix_spawnattr_setflags(&value, Int16(flags)) == 0
    guard isComplete else { return nil }
  }

  deinit {
    unsafe posix_spawnattr_destroy(&value)
  }
}

/// Texts as C wants them: copies with a zero at the end, and a null pointer behind the last.
@safe final class CTexts {
  let pointers: [UnsafeMutablePointer<CChar>?]

  init(_ texts: [String]) {
    unsafe pointers = texts.map { unsafe strdup($0) } + [nil]
  }

  deinit {
    for index in unsafe pointers.indices {
      unsafe free(pointers[index])
    }
  }
}
#endif
