/// Which types of files are taken, by the ending of their names and by their media types (W-38).
public struct FileTypes: Hashable, Sendable {
  private let endings: Set<String>?

  /// All types.
  public static let all = Self(endings: nil)

  /// Pictures, sound, films, documents, tables, slides, text, archives and mails; nothing that a
  /// double click carries out.
  public static let standard = Self([
    "png", "jpg", "jpeg", "gif", "bmp", "webp", "heic", "heif", "tif", "tiff",
    "mp3", "m4a", "wav", "ogg", "oga", "opus", "amr", "aac", "flac",
    "mp4", "m4v", "mov", "avi", "mkv", "webm", "mpg", "mpeg", "3gp",
    "pdf", "doc", "docx", "odt", "rtf", "pages", "xls", "xlsx", "ods", "csv", "tsv", "numbers",
    "ppt", "pptx", "odp", "key", "txt", "log", "md", "json", "xml", "yaml", "yml",
    "zip", "gz", "tgz", "7z", "rar", "tar", "eml", "msg", "dat", "ics", "vcf",
    "asc", "sig", "p7s", "p7m", "p7c",
  ])

  /// Takes the files whose names end so; without regard to case, and with or without a full stop.
  public init(_ endings: some Sequence<String>) {
    self.init(
      endings: Set(endings.map { $0.lowercased().filter { $0 != "." } })
    )
  }

  private init(endings: Set<String>?) { self.endings = endings }

  /// Whether a file is taken: by the ending of its name; by its media type where it has no name.
  func take(mediaType: String, name: String?) -> Bool {
    guard let endings else { return true }
    if let name {
      guard let dot = name.lastIndex(of: ".") else { return isHarmless(mediaType) }
      return endings.contains(name[name.index(after: dot)...].lowercased())
    }
    return isHarmless(mediaType)
  }

  /// Whether a media type is one of files that are taken, where no name says more.
  private func isHarmless(_ mediaType: String) -> Bool {
    guard let endings else { return true }
    if let ending = Self.endingsByType[mediaType] { return endings.contains(ending) }
    let parts = mediaType.split(separator: "/")
    guard parts.count == 2 else { return false }
    switch parts[0] {
    case "image": return endings.contains(String(parts[1])) || parts[1] == "jpg"
    case "audio", "video": return endings.contains(String(parts[1]))
    default: return false
    }
  }

  private static let endingsByType: [String: String] = [
    "application/pdf": "pdf", "text/plain": "txt", "text/csv": "csv", "text/calendar": "ics",
    "text/vcard": "vcf", "text/enriched": "txt", "text/xml": "xml",
    "message/rfc822": "eml", "message/global": "eml", "application/zip": "zip",
    "application/x-zip-compressed": "zip", "application/gzip": "gz", "application/x-gzip": "gz",
    "application/json": "json", "application/xml": "xml", "application/rtf": "rtf",
    "application/msword": "doc", "application/vnd.ms-excel": "xls",
    "application/vnd.ms-powerpoint": "ppt", "application/ms-tnef": "dat",
    "application/pgp-signature": "asc", "application/pkcs7-signature": "p7s",
    "application/x-pkcs7-signature": "p7s", "image/tiff": "tif",
    "audio/mpeg": "mp3", "audio/mp4": "m4a", "video/quicktime": "mov", "video/3gpp": "3gp",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "pptx",
  ]
}
