#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Samples beside the checkout, which not every checkout has: without them there is nothing to read
/// and the tests over them pass.
package enum SharedSamples: Sendable {
  /// The bytes of a file, or `nil` where there is no such file.
  package static func bytes(_ path: String) -> [UInt8]? {
    FileManager.default.contents(atPath: "\(root)/\(path)").map { Array($0) }
  }

  /// A JSON file, or `nil` where there is no such file.
  package static func decoded<Value: Decodable>(_ type: Value.Type, from path: String) throws
    -> Value?
  {
    guard let bytes = bytes(path) else { return nil }
    return try JSONDecoder().decode(type, from: Data(bytes))
  }

  /// The names of the files in a folder; none where there is no such folder.
  package static func files(in path: String) -> [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: "\(root)/\(path)")
    return (names ?? []).sorted()
  }

  private static var root: String {
    var path = #filePath.split(separator: "/")
    path.removeLast(3)
    return "/" + path.joined(separator: "/") + "/../shared"
  }
}
