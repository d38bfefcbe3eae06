import ChannelAdapters
import Foundation

/// Where secrets come from: a variable of the environment, or a file.
///
/// Never an argument.
struct SecretSource {
  /// What it is, for people: `auth token`.
  let what: String
  let variable: String
  let fileOption: String

  /// Where a secret belongs.
  var places: String { "\(variable), or into a file for \(fileOption)" }

  /// The secrets of the file, or else the one of the variable.
  func secrets(_ options: Options) throws(UsageError) -> SecretSet {
    if let path = options[fileOption] { return try secrets(inFile: path) }
    let value = ProcessInfo.processInfo.environment[variable] ?? ""
    guard let secret = try? Secret(value) else {
      throw UsageError(
        message: """
          the \(what) is missing: put it into \(places) (or look at the input without a proof of \
          its origin, with --unverified).
          """
      )
    }
    return SecretSet(newest: secret)
  }

  /// The secrets of a file, one a line, the newest first; blanks around them are none of them.
  private func secrets(inFile path: String) throws(UsageError) -> SecretSet {
    guard let bytes = try? InputFile.bytes(at: path, limit: 1 << 16) else {
      throw UsageError(
        message: "the file of \(fileOption) cannot be read; name a small file with the \(what)."
      )
    }
    let isBlank = { (byte: UInt8) in byte <= 0x20 }
    let secrets = bytes.split(separator: 0x0A).compactMap { line in
      let start = line.firstIndex { !isBlank($0) } ?? line.endIndex
      let end = line.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? start
      return try? Secret(bytes: line[start..<end])
    }
    guard let set = try? SecretSet(newestFirst: secrets) else {
      throw UsageError(
        message: "the file of \(fileOption) is empty; it needs an \(what) a line."
      )
    }
    return set
  }
}
