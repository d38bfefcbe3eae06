#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension InMemoryStorage {
  /// Whether a text stands anywhere in what is stored: in a record, a key, a claim, an event.
  ///
  /// Everything is looked through, however it is held. For tests, which show by it that an erasure has
  /// left nothing.
  public func holds(_ text: String) -> Bool {
    scan { state in
      var search = StoredTextSearch(text)
      return search.finds(in: state)
    }
  }
}

/// Looks for a text in everything that a value is made of.
private struct StoredTextSearch {
  private let wanted: [UInt8]
  private var seen: Set<ObjectIdentifier> = []

  init(_ text: String) { wanted = Array(text.utf8) }

  mutating func finds(in value: Any) -> Bool {
    switch value {
    case let text as String: return isIn(Array(text.utf8))
    case let bytes as [UInt8]: return isIn(bytes)
    case let data as Data: return isIn(Array(data))
    case is any BinaryInteger, is any BinaryFloatingPoint, is Bool: return false
    default: break
    }
    let mirror = Mirror(reflecting: value)
    if mirror.displayStyle == .class {
      guard seen.insert(ObjectIdentifier(value as AnyObject)).inserted else { return false }
    }
    var part: Mirror? = mirror
    while let current = part {
      for child in current.children where finds(in: child.value) { return true }
      part = current.superclassMirror
    }
    return false
  }

  private func isIn(_ bytes: [UInt8]) -> Bool {
    guard let first = wanted.first, bytes.count >= wanted.count else { return false }
    for start in 0...(bytes.count - wanted.count)
    where bytes[start] == first && bytes[start..<start + wanted.count].elementsEqual(wanted) {
      return true
    }
    return false
  }
}
