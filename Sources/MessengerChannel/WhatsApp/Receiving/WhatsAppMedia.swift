import ChannelAdapters
import ConversationCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Where files of WhatsApp are, and who may fetch them.
struct WhatsAppMedia: Sendable {
  /// The host from which Meta hands files out; a token goes to no other.
  static let hosts: Set<String> = ["lookaside.fbsbx.com"]

  let graph: GraphEndpoint

  private static let numberParameter = "phone_number_id"

  /// A file by reference: the address under which the Graph API describes it.
  func attachment(_ file: MediaItem, of type: String, numberID: String) -> Attachment {
    let standard =
      switch type {
      case "image", "sticker": "image/*"
      case "audio": "audio/*"
      case "video": "video/*"
      default: "application/octet-stream"
      }
    return Attachment(
      mediaType: file.mediaType ?? standard,
      reference: "\(graph.address)/\(file.id.text)?\(Self.numberParameter)=\(numberID)",
      name: file.fileName
    )
  }

  /// The address of a reference of our own making, and the number it came to; `nil` for any other.
  func source(of reference: String) -> (url: URL, numberID: String)? {
    let start = "\(graph.address)/"
    guard reference.hasPrefix(start) else { return nil }
    let parts = reference.dropFirst(start.count).split(separator: "?", maxSplits: 1)
    guard parts.count == 2, MetaNumbers.isID(parts[0]),
      parts[1].hasPrefix("\(Self.numberParameter)="), let url = URL(string: reference)
    else { return nil }
    let numberID = String(parts[1].dropFirst(Self.numberParameter.count + 1))
    return MetaNumbers.isID(numberID) ? (url, numberID) : nil
  }

  /// What the Graph API says of a file.
  struct Description: Decodable {
    let url: String
    let size: LooseInteger?

    enum CodingKeys: String, CodingKey {
      case url
      case size = "file_size"
    }

    /// Whether its bytes are with a host of Meta's.
    var isOfMeta: Bool {
      let host = URL(string: url)?.host()?.lowercased()
      return host.map(WhatsAppMedia.hosts.contains) ?? false
    }
  }
}
