/// The line that is being typed: what is in it, where the cursor is, and what was typed before.
struct LineEditor {
  /// What a key means.
  enum Key: Equatable {
    case character(Character)
    case enter, backspace, delete, left, right, home, end, up, down, tab, clear, escape
    case pageUp, pageDown
    case leave
  }

  private(set) var text: [Character] = []
  private(set) var cursor = 0
  private var history: [String] = []
  private var place: Int?

  /// Takes a key; returns the whole line once it is entered.
  mutating func take(_ key: Key, completing words: [String]) -> String? {
    switch key {
    case .character(let character):
      text.insert(character, at: cursor)
      cursor += 1
    case .enter: return enter()
    case .backspace where cursor > 0:
      cursor -= 1
      text.remove(at: cursor)
    case .delete where cursor < text.count: text.remove(at: cursor)
    case .left: cursor = max(0, cursor - 1)
    case .right: cursor = min(text.count, cursor + 1)
    case .home: cursor = 0
    case .end: cursor = text.count
    case .up: recall(-1)
    case .down: recall(1)
    case .clear: replace(with: "")
    case .tab: complete(words)
    default: break
    }
    return nil
  }

  private mutating func enter() -> String {
    let line = String(text)
    if !line.isEmpty, history.last != line { history.append(line) }
    place = nil
    replace(with: "")
    return line
  }

  private mutating func recall(_ step: Int) {
    let next = (place ?? history.count) + step
    guard history.indices.contains(next) else {
      if step > 0 {
        place = nil
        replace(with: "")
      }
      return
    }
    place = next
    replace(with: history[next])
  }

  /// Completes the word before the cursor, as far as all that begin so agree.
  private mutating func complete(_ words: [String]) {
    let typed = String(text[..<cursor])
    guard !typed.isEmpty, cursor == text.count else { return }
    let found = words.filter { $0.hasPrefix(typed) }
    guard var common = found.first else { return }
    for word in found {
      while !word.hasPrefix(common) { common.removeLast() }
    }
    replace(with: found.count == 1 ? common + " " : common)
  }

  private mutating func replace(with line: String) {
    text = Array(line)
    cursor = text.count
  }
}

/// Reads keys off the bytes that a terminal sends.
struct KeyReader {
  private var pending: [UInt8] = []

  /// Takes bytes; returns the keys that are complete.
  mutating func take(_ bytes: [UInt8]) -> [LineEditor.Key] {
    pending += bytes
    var keys: [LineEditor.Key] = []
    while let (key, count) = next() {
      pending.removeFirst(count)
      if let key { keys.append(key) }
    }
    return keys
  }

  private func next() -> (key: LineEditor.Key?, count: Int)? {
    guard let first = pending.first else { return nil }
    switch first {
    case 0x0D, 0x0A: return (.enter, 1)
    case 0x7F, 0x08: return (.backspace, 1)
    case 0x09: return (.tab, 1)
    case 0x01: return (.home, 1)
    case 0x05: return (.end, 1)
    case 0x15: return (.clear, 1)
    case 0x03, 0x04: return (.leave, 1)
    case 0x1B: return escape()
    case ..<0x20: return (nil, 1)
    default:
      let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
      guard pending.count >= length else { return nil }
      let text = String(decoding: pending[..<length], as: UTF8.self)
      return (text.first.map { .character($0) }, length)
    }
  }

  private func escape() -> (key: LineEditor.Key?, count: Int) {
    guard pending.count > 1, pending[1] == 0x5B || pending[1] == 0x4F else { return (.escape, 1) }
    let rest = pending.dropFirst(2)
    guard let end = rest.firstIndex(where: { (0x40...0x7E).contains($0) }) else {
      return (.escape, pending.count)
    }
    let code = String(decoding: pending[2...end], as: UTF8.self)
    let keys: [String: LineEditor.Key] = [
      "A": .up, "B": .down, "C": .right, "D": .left, "H": .home, "F": .end, "3~": .delete,
      "5~": .pageUp, "6~": .pageDown, "1~": .home, "4~": .end,
    ]
    return (keys[code], end + 1)
  }
}
