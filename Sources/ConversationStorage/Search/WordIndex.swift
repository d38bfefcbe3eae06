import ConversationCore

/// Which of some numbered texts have which words.
///
/// It takes space for each word of each text once; finding looks at the texts that have the rarest
/// of the words asked for.
struct WordIndex: Sendable {
  private struct Word: Sendable {
    let word: String
    /// The texts that have it, in order.
    var texts: [UInt32] = []
  }

  /// Every word, in order, with the number of its row.
  private var vocabulary = SortedIndex<Entry>()
  private var words = ReusableRows(blank: Word(word: ""))
  /// The words of each text.
  private var texts: [UInt32: [UInt32]] = [:]
  private var numbers: [String: UInt32] = [:]

  private struct Entry: Comparable, Sendable {
    let word: String
    let number: UInt32

    static func == (lhs: Self, rhs: Self) -> Bool { lhs.word.hasSameBytes(as: rhs.word) }
    static func < (lhs: Self, rhs: Self) -> Bool { lhs.word.precedesInBytes(rhs.word) }
  }

  /// Puts a text in the place of what had its number; one without words is forgotten.
  mutating func write(_ text: String, as number: UInt32) {
    remove(number)
    var own: [UInt32] = []
    for word in Set(SearchWords.words(of: text)) {
      let place = wordNumber(word)
      words.update(Int(place)) { row in
        if let last = row.texts.last, last > number {
          row.texts.insert(number, at: Self.place(of: number, in: row.texts))
        } else {
          row.texts.append(number)
        }
      }
      own.append(place)
    }
    if !own.isEmpty { texts[number] = own.sorted() }
  }

  /// Forgets a text, and every word that no other text has.
  private mutating func remove(_ number: UInt32) {
    guard let own = texts.removeValue(forKey: number) else { return }
    for place in own {
      let orphan = words.update(Int(place)) { row -> String? in
        let index = Self.place(of: number, in: row.texts)
        if index < row.texts.count, row.texts[index] == number { row.texts.remove(at: index) }
        return row.texts.isEmpty ? row.word : nil
      }
      guard let orphan else { continue }
      vocabulary.remove(Entry(word: orphan, number: place))
      numbers[orphan] = nil
      words.remove(Int(place))
    }
  }

  /// The texts that have, for each word, one that begins with it; the last first, below a number.
  func texts(with wanted: [String], below bound: UInt32?, limit: Int) -> [UInt32] {
    guard !wanted.isEmpty, limit > 0 else { return [] }
    let choices = wanted.map { places(beginningWith: $0) }
    func weight(_ places: [UInt32]) -> Int {
      places.reduce(0) { sum, place in sum + words.read(Int(place)) { $0.texts.count } }
    }
    let weighed = choices.map { ($0, weight($0)) }.sorted { $0.1 < $1.1 }
    guard let rarest = weighed.first, rarest.1 > 0 else { return [] }
    let others = weighed.dropFirst().map { Set($0.0) }
    var found: [UInt32] = []
    var seen: UInt32?
    for number in Self.descending(rarest.0.map { place in words.read(Int(place)) { $0.texts } }) {
      if number == seen || bound.map({ number >= $0 }) == true { continue }
      seen = number
      guard let own = texts[number],
        others.allSatisfy({ choice in own.contains(where: choice.contains) })
      else { continue }
      found.append(number)
      if found.count == limit { break }
    }
    return found
  }

  private func places(beginningWith word: String) -> [UInt32] {
    var places: [UInt32] = []
    if let whole = numbers[word] { places.append(whole) }
    for entry in vocabulary.ascending(after: Entry(word: word, number: 0)) {
      guard entry.word.utf8.starts(with: word.utf8) else { break }
      places.append(entry.number)
    }
    return places
  }

  private mutating func wordNumber(_ word: String) -> UInt32 {
    if let known = numbers[word] { return known }
    let number = UInt32(words.insert(Word(word: word)))
    numbers[word] = number
    vocabulary.insert(Entry(word: word, number: number))
    return number
  }

  private static func place(of number: UInt32, in texts: [UInt32]) -> Int {
    var (low, high) = (0, texts.count)
    while low < high {
      let middle = (low + high) / 2
      if texts[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Several ascending lists as one that descends.
  private static func descending(_ lists: [[UInt32]]) -> some Sequence<UInt32> {
    let walks = lists.map { list in
      list.lazy.reversed().map { TimedRow(0, Int($0)) }.makeIterator()
    }
    return InboxWalk(walks) { $0 > $1 }.lazy.map { UInt32($0.row) }
  }
}
