import Foundation

/// Input that is read whole: a file, a pipe, or standard input.
enum InputFile {
  /// No adapter takes as much; what is larger is not held in memory to find that out.
  static let limit = 64 << 20

  /// Whether there is a folder instead of a file.
  static func isFolder(_ path: String) -> Bool {
    let kind = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
    return kind == .typeDirectory
  }

  /// All of standard input.
  static func standardInput(hint: String) throws -> [UInt8] {
    if Terminal.inputIsTerminal { Terminal.complain("reading \(hint); Ctrl-D ends it\n") }
    return try bytes(of: .standardInput, limit: limit)
  }

  /// All of a file.
  ///
  /// - Throws: ``InputError`` when it cannot be read or has more bytes than the limit.
  static func bytes(at path: String, limit: Int = limit) throws -> [UInt8] {
    guard let file = FileHandle(forReadingAtPath: path) else {
      throw InputError(message: "it cannot be opened: is there such a file, and may it be read?")
    }
    return try bytes(of: file, limit: limit)
  }

  private static func bytes(of file: FileHandle, limit: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count <= limit {
      let chunk: Data?
      do {
        chunk = try file.read(upToCount: 1 << 16)
      } catch {
        throw InputError(message: "it cannot be read: is it a file, and no folder?")
      }
      guard let chunk, !chunk.isEmpty else { return bytes }
      bytes += chunk
    }
    throw InputError(message: "it has more than \(limit) bytes")
  }
}
