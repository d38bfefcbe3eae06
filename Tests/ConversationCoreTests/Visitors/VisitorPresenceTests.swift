import ChannelTestSupport
import ConversationCore
import Foundation
import Testing

@Suite struct VisitorPresenceTests {
  private let start = Date(milliseconds: 1_760_000_000_000)
  private let policy = PresencePolicy()

  private func expect(
    _ entered: [VisitorPresence.State],
    _ states: [VisitorPresence.State],
    at location: SourceLocation = #_sourceLocation
  ) {
    #expect(entered == states, sourceLocation: location)
  }

  private func at(_ seconds: TimeInterval) -> Date { start.addingTimeInterval(seconds) }

  @Test func `S-09 ten minutes without doing anything are away, and an act is back`() {
    var presence = VisitorPresence(arrivedAt: start)
    for second in stride(from: 30.0, to: 600, by: 30) {
      expect(presence.note(.alive, under: policy, at: at(second)), [])
    }
    expect(presence.note(.alive, under: policy, at: at(599.999)), [])
    expect(presence.note(.alive, under: policy, at: at(600)), [.away])
    #expect(presence.since == at(600))
    expect(presence.note(.active, under: policy, at: at(610)), [.online])
    #expect(presence.state == .online && presence.since == at(610))
  }

  @Test func `D presence is data: silence ends it at its deadline, whenever somebody looks`() {
    var presence = VisitorPresence(arrivedAt: start)
    #expect(presence.nextDeadline(under: policy) == at(90))
    expect(presence.advance(under: policy, to: at(89.999)), [])
    var late = presence
    expect(presence.advance(under: policy, to: at(90)), [.left])
    expect(late.advance(under: policy, to: at(5000)), [.left])
    #expect(late == presence && late.since == at(90))
    #expect(presence.nextDeadline(under: policy) == nil)
    expect(presence.note(.active, under: policy, at: at(100)), [])
    #expect(presence.state == .left)
  }

  @Test func `D a goodbye counts after its grace, unless the next page is heard of`() {
    var presence = VisitorPresence(arrivedAt: start)
    expect(presence.note(.goodbye, under: policy, at: at(10)), [])
    #expect(presence.nextDeadline(under: policy) == at(40))
    expect(presence.note(.alive, under: policy, at: at(39)), [])
    #expect(presence.nextDeadline(under: policy) == at(129))
    _ = presence.note(.goodbye, under: policy, at: at(50))
    // A second tab that says goodbye later does not prolong the first one's.
    _ = presence.note(.goodbye, under: policy, at: at(70))
    expect(presence.advance(under: policy, to: at(79.999)), [])
    expect(presence.advance(under: policy, to: at(80)), [.left])
  }

  @Test func `D a visitor who looks at something else is away at once`() {
    var presence = VisitorPresence(arrivedAt: start)
    expect(presence.note(.hidden, under: policy, at: at(5)), [.away])
    expect(presence.note(.alive, under: policy, at: at(20)), [])
    expect(presence.note(.active, under: policy, at: at(30)), [.online])
    expect(presence.note(.hidden, under: policy, at: at(40)), [.away])
    expect(presence.advance(under: policy, to: at(400)), [.left])
    #expect(presence.since == at(130))
  }

  @Test func `G4 a clock that goes back changes nothing backwards`() {
    var presence = VisitorPresence(arrivedAt: start)
    _ = presence.note(.active, under: policy, at: at(50))
    expect(presence.note(.alive, under: policy, at: at(-1000)), [])
    #expect(presence.nextDeadline(under: policy) == at(140))
    expect(presence.advance(under: policy, to: at(-1000)), [])
  }

  @Test func `D whatever is heard, states follow each other in the order of time`() {
    var random = SeededGenerator(seed: 20_260_301)
    let signals: [VisitorPresence.Signal] = [.active, .alive, .hidden, .goodbye]
    for _ in 0..<500 {
      var presence = VisitorPresence(arrivedAt: start)
      var now = 0.0
      var since = presence.since
      for _ in 0..<40 {
        now += Double.random(in: -20...120, using: &random)
        let signal = signals[Int.random(in: 0..<4, using: &random)]
        let before = presence.state
        let entered = presence.note(signal, under: policy, at: at(now))
        #expect(presence.since >= since)
        since = presence.since
        #expect(entered.last ?? before == presence.state)
        #expect(before != .left || entered.isEmpty)
        #expect(zip(entered, entered.dropFirst()).allSatisfy { $0 != $1 })
        #expect((presence.nextDeadline(under: policy) == nil) == (presence.state == .left))
      }
    }
  }
}
