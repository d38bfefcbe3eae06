import Locking

/// Lanes in which work on one thing is done one after another, and what waits is done together.
///
/// The first to come works at once. Those who come meanwhile wait; the first of them then works on
/// everything that waits, in one go. Nobody works for others for longer than one go, and nobody
/// waits for more than two. Lanes save work within a process; versions are the guarantee.
final class CombiningLanes<Key: Hashable & Sendable, Item: Sendable, Output: Sendable>: Sendable {
  /// Works on some items, one output for each, in their order.
  typealias Work = @Sendable ([Item]) async -> [Output]

  private enum Turn: Sendable {
    case lead([Waiting])
    case done(Output)
  }

  private struct Waiting: Sendable {
    let item: Item
    let continuation: CheckedContinuation<Turn, Never>
  }

  private let lanes = Locked<[Key: [Waiting]]>([:])

  /// Has an item worked on, in the lane of its key.
  func submit(_ item: Item, to key: Key, work: Work) async -> Output? {
    let isFree = lanes.withLock { lanes in
      guard let waiting = lanes.updateValue([], forKey: key) else { return true }
      lanes[key] = waiting
      return false
    }
    if isFree {
      let outputs = await work([item])
      passOn(key)
      return outputs.first
    }
    let turn = await withCheckedContinuation { (continuation: CheckedContinuation<Turn, Never>) in
      let isFree = lanes.withLock { lanes in
        // The lane may have become free since: then there is nobody to wait for.
        guard lanes[key] != nil else {
          lanes[key] = []
          return true
        }
        lanes[key]?.append(Waiting(item: item, continuation: continuation))
        return false
      }
      if isFree { continuation.resume(returning: .lead([])) }
    }
    switch turn {
    case .done(let output): return output
    case .lead(let followers):
      let outputs = await work([item] + followers.map(\.item))
      for (follower, output) in zip(followers, outputs.dropFirst()) {
        follower.continuation.resume(returning: .done(output))
      }
      passOn(key)
      return outputs.first
    }
  }

  /// Lets the first of those who wait work for all of them, or frees the lane.
  private func passOn(_ key: Key) {
    let waiting = lanes.withLock { lanes -> [Waiting] in
      guard let lane = lanes.index(forKey: key) else { return [] }
      let waiting = lanes[lane].value
      if waiting.isEmpty { lanes.remove(at: lane) } else { lanes.values[lane] = [] }
      return waiting
    }
    waiting.first?.continuation.resume(returning: .lead(Array(waiting.dropFirst())))
  }
}
