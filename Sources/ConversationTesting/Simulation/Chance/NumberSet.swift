/// A set of small numbers from which one is picked at once, in an order that only its history
/// decides: no hash seeds, so that two runs of one seed pick the same.
struct NumberSet: Sendable {
  private(set) var numbers: [Int] = []
  /// Where each number stands in the list, plus one; 0 for one that is not in it.
  private var places: [Int] = []

  var count: Int { numbers.count }
  var isEmpty: Bool { numbers.isEmpty }

  func contains(_ number: Int) -> Bool { number < places.count && places[number] > 0 }

  /// Puts a number in or takes it out.
  mutating func set(_ number: Int, _ isMember: Bool) {
    guard contains(number) != isMember else { return }
    if isMember { insert(number) } else { remove(number) }
  }

  private mutating func insert(_ number: Int) {
    while places.count <= number { places.append(0) }
    numbers.append(number)
    places[number] = numbers.count
  }

  private mutating func remove(_ number: Int) {
    let place = places[number] - 1
    let last = numbers.removeLast()
    if last != number {
      numbers[place] = last
      places[last] = place + 1
    }
    places[number] = 0
  }
}
