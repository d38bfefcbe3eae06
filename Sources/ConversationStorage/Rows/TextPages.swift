import ConversationCore

/// Texts as bytes, one behind the other: a stored key takes its own length and little more.
///
/// A page is given back when the last of its texts is released; texts that come together and go
/// together, as claims do, leave no holes.
struct TextPages: Sendable {
  /// Where a text is.
  struct Place: Sendable {
    fileprivate let page: UInt32
    fileprivate let offset: UInt32

    /// The place of every empty text.
    static let empty = Place(page: .max, offset: 0)
    var isEmpty: Bool { page == .max }
  }

  private struct Page: Sendable {
    var bytes: [UInt8] = []
    var texts = 0
  }

  /// A page takes texts while it is shorter than this; the last one may be of any length.
  private static let pageSize = 16 * 1024

  private var pages: [Page] = []
  private var free: [UInt32] = []
  /// The page that is being filled.
  private var current: Int?

  /// Stores a text.
  mutating func append(_ text: String) -> Place {
    if text.utf8.isEmpty { return .empty }
    let number = openPage()
    let place = Place(page: UInt32(number), offset: UInt32(pages[number].bytes.count))
    var length = text.utf8.count
    while length >= 0x80 {
      pages[number].bytes.append(UInt8(truncatingIfNeeded: length) | 0x80)
      length >>= 7
    }
    pages[number].bytes.append(UInt8(length))
    pages[number].bytes.append(contentsOf: text.utf8)
    pages[number].texts += 1
    return place
  }

  /// Whether a place holds a text, byte by byte.
  func holds(_ text: String, at place: Place) -> Bool {
    if place.isEmpty { return text.utf8.isEmpty }
    let range = range(of: place)
    guard range.count == text.utf8.count else { return false }
    // In its place: a copy of the page's reference would be counted, and the count is cold as well.
    let answer = unsafe pages[Int(place.page)].bytes.withUnsafeBytes { stored in
      unsafe text.utf8.withContiguousStorageIfAvailable { wanted in
        unsafe UnsafeRawBufferPointer(rebasing: stored[range])
          .hasSameBytes(as: UnsafeRawBufferPointer(wanted))
      }
    }
    return answer ?? text.utf8.elementsEqual(pages[Int(place.page)].bytes[range])
  }

  /// The text at a place.
  func text(at place: Place) -> String {
    if place.isEmpty { return "" }
    return String(decoding: pages[Int(place.page)].bytes[range(of: place)], as: UTF8.self)
  }

  /// Gives a text's place back; what stood there is gone at once, since it may have been personal.
  mutating func release(_ place: Place) {
    guard !place.isEmpty else { return }
    let number = Int(place.page)
    for index in range(of: place) { pages[number].bytes[index] = 0 }
    pages[number].texts -= 1
    guard pages[number].texts == 0 else { return }
    pages[number] = Page()
    if current == number { current = nil }
    free.append(place.page)
  }

  private mutating func openPage() -> Int {
    if let current, pages[current].bytes.count < Self.pageSize { return current }
    // Only pages after the first are made in full: a table that stays small stays small.
    var page = Page()
    if current != nil { page.bytes.reserveCapacity(Self.pageSize + 256) }
    let number = free.popLast().map { Int($0) } ?? pages.count
    if number == pages.count { pages.append(page) } else { pages[number] = page }
    current = number
    return number
  }

  private func range(of place: Place) -> Range<Int> {
    let bytes = pages[Int(place.page)].bytes
    var (offset, length, shift) = (Int(place.offset), 0, 0)
    while bytes[offset] >= 0x80 {
      length |= Int(bytes[offset] & 0x7F) << shift
      (offset, shift) = (offset + 1, shift + 7)
    }
    length |= Int(bytes[offset]) << shift
    return offset + 1..<offset + 1 + length
  }
}
