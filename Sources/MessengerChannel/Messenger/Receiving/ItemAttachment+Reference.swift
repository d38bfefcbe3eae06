import ConversationCore

extension ItemAttachment {
  /// The attachment by reference, or `nil` if there is nothing that could be opened.
  ///
  /// Meta does not say media types, only kinds.
  var attachment: Attachment? {
    if let place, abs(place.lat) <= 90, abs(place.long) <= 180 {
      return Attachment(
        mediaType: "text/uri-list",
        reference: "geo:\(place.lat),\(place.long)",
        name: title
      )
    }
    guard let url, !url.isEmpty else { return nil }
    let mediaType =
      switch type {
      case "image", "sticker": "image/*"
      case "audio": "audio/*"
      case "video": "video/*"
      case "file": "application/octet-stream"
      // Of a reel or a post it is a page that can be opened.
      default: "text/uri-list"
      }
    return Attachment(mediaType: mediaType, reference: url, name: title)
  }
}
