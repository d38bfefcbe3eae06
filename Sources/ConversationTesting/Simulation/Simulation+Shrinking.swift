extension Simulation {
  /// Deletes operations as long as the same invariant still breaks without them.
  ///
  /// First everything that has to do with other customers goes, then halves, quarters and so on down to
  /// single operations (delta debugging); whatever is left when the time is over is returned.
  public func shrink(
    _ failure: BrokenInvariant,
    for time: Duration = .seconds(60)
  ) async throws -> BrokenInvariant {
    let end = ContinuousClock.now.advanced(by: time)
    var best = failure
    if let customer = failure.conversation?.customer {
      let theirs = best.operations.filter { $0.operation.customers?.contains(customer) ?? true }
      best = try await attempt(theirs, instead: best) ?? best
    }
    var size = max(1, best.operations.count / 2)
    while ContinuousClock.now < end {
      var start = 0
      var hasShrunk = false
      while start < best.operations.count, ContinuousClock.now < end {
        var fewer = best.operations
        fewer.removeSubrange(start..<min(start + size, fewer.count))
        if let smaller = try await attempt(fewer, instead: best) {
          best = smaller
          hasShrunk = true
        } else {
          start += size
        }
      }
      if size == 1, !hasShrunk { break }
      size = max(1, hasShrunk ? min(size, best.operations.count / 2) : size / 2)
    }
    return best
  }

  /// Whether a list of operations breaks the same invariant.
  private func attempt(
    _ steps: [SimulatedStep],
    instead best: BrokenInvariant
  ) async throws -> BrokenInvariant? {
    guard steps.count < best.operations.count else { return nil }
    do {
      // What broke before closing time has to break before it again.
      if best.isAtClosingTime { _ = try await replay(steps) } else { _ = try await carryOut(steps) }
      return nil
    } catch let broken as BrokenInvariant {
      return broken.invariant == best.invariant ? broken : nil
    }
  }
}
