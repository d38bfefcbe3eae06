/// A file that belongs to a message, by reference: the bytes stay where the host or provider has
/// them.
public struct Attachment: Hashable, Sendable, Codable {
  /// The media type, such as `image/jpeg`, as the sender stated it.
  public let mediaType: String
  /// Where the bytes are: a provider's URL or a name that the host understands.
  public let reference: String
  /// The file's name, if the sender gave one.
  public let name: String?
  /// The size in bytes, if it is known.
  public let byteCount: Int?

  /// Describes a file.
  public init(mediaType: String, reference: String, name: String? = nil, byteCount: Int? = nil) {
    self.mediaType = mediaType
    self.reference = reference
    self.name = name?.withoutNulls
    self.byteCount = byteCount
  }

  /// The same file by another name.
  public func named(_ name: String?) -> Self {
    Self(mediaType: mediaType, reference: reference, name: name, byteCount: byteCount)
  }
}
