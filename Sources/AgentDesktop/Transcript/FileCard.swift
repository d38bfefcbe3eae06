import ConversationCore
import Masking

/// A file as it is shown: nobody looks into it (W-26).
public struct FileCard: Hashable, Sendable {
  /// Its place among the files of its message, from 0: with the message it names the file to the host,
  /// whatever a viewer may see of it.
  public let place: Int
  /// The media type, such as `image/jpeg`, as the sender stated it.
  public let mediaType: String
  /// Its name, if the sender gave one; masked as a text is.
  public let name: String?
  /// Where the bytes are: a provider's URL or a name that the host understands; `nil` where the viewer
  /// must not see all of it, and the host opens the file by its ``place``.
  public let reference: String?
  /// The size in bytes, if it is known.
  public let byteCount: Int?

  init(
    _ file: Attachment,
    at place: Int = 0,
    _ shown: ShownValues,
    on surface: DisplaySurface,
    _ direction: DisplayDirection
  ) {
    self.place = place
    mediaType = file.mediaType
    name = file.name.map { shown.fileName($0, on: surface, direction) }
    let visible = shown.fileName(file.reference, on: surface, direction)
    // Half of it opens nothing.
    reference = visible.utf8.elementsEqual(file.reference.utf8) ? file.reference : nil
    byteCount = file.byteCount
  }
}
