/// File name extensions, which look like top-level domains and are none.
enum FileNames {
  private static let extensions: StaticString = """
     png jpg jpeg gif svg webp avif heic bmp tif tiff ico psd pdf docx xls xlsx ppt pptx odt ods txt \
    csv tsv json xml yml yaml toml html htm css js jsx tsx log bak tmp exe dll gz tar rar iso dmg apk \
    ipa mp3 mp4 wav avi mkv webm ogg ttf woff 
    """

  private static let index = WordIndex([(0, extensions)])

  /// Whether the bytes are such an extension, in either case.
  static func isExtension(_ text: ByteView, _ range: Range<Int>) -> Bool {
    guard range.count <= 5 else { return false }
    return index.contains(text, range)
  }
}
