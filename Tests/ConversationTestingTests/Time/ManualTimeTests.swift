import ConversationTesting
import Foundation
import Testing

@Suite struct ManualTimeTests {
  @Test func `Time stands still until it is advanced`() {
    let start = Date(timeIntervalSince1970: 1_000)
    let time = ManualTime(start)
    #expect(time.now == start)
    time.advance(by: 1.5)
    #expect(time.now == start + 1.5)
    #expect(time.clock.now.elapsed == .milliseconds(1500))
  }

  @Test func `A clock that is put right wakes nobody`() async throws {
    let time = ManualTime()
    let sleeper = Task { try await time.clock.sleep(for: .seconds(10)) }
    while time.sleeperCount == 0 { await Task.yield() }
    time.now += 3600
    #expect(time.sleeperCount == 1)
    time.now -= 7200
    time.advance(by: 10)
    try await sleeper.value
    #expect(time.sleeperCount == 0)
  }

  @Test func `Who sleeps wakes at the instant and not before`() async throws {
    let time = ManualTime()
    let sleeper = Task { try await time.clock.sleep(for: .seconds(10)) }
    while time.sleeperCount == 0 { await Task.yield() }
    time.advance(by: 9.999)
    #expect(time.sleeperCount == 1)
    time.advance(by: 0.001)
    try await sleeper.value
    try await time.clock.sleep(for: .zero)
  }

  @Test func `Who is cancelled wakes at once`() async {
    let time = ManualTime()
    let sleeper = Task { try await time.clock.sleep(for: .seconds(10)) }
    while time.sleeperCount == 0 { await Task.yield() }
    sleeper.cancel()
    await #expect(throws: CancellationError.self) { try await sleeper.value }
    #expect(time.sleeperCount == 0)
    let late = Task {
      while !Task.isCancelled { await Task.yield() }
      try await time.clock.sleep(for: .seconds(10))
    }
    late.cancel()
    await #expect(throws: CancellationError.self) { try await late.value }
  }
}
