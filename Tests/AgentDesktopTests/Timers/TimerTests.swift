import AgentDesktop
import ConversationCore
import Foundation
import Testing

struct TimerTests {
  @Test(arguments: [
    (0.0, "0:00"), (0.999, "0:00"), (1, "0:01"), (59.999, "0:59"), (60, "1:00"), (754, "12:34"),
    (3599.5, "59:59"), (3600, "1:00:00"), (36_061, "10:01:01"),
  ])
  func `A-11 a timer that counts up shows full seconds`(seconds: Double, text: String) {
    let timer = CountUp(since: Scene.start, at: Scene.at(seconds))
    #expect(timer.text == text)
    #expect(timer.seconds == seconds)
  }

  @Test func `A-11 a timer never goes below zero`() {
    let timer = CountUp(since: Scene.at(10), at: Scene.at(3))
    #expect(timer.seconds == 0)
    #expect(timer.wholeSeconds == 0)
    #expect(timer.text == "0:00")
  }

  @Test(arguments: [(60.0, "1:00"), (59.001, "1:00"), (0.001, "0:01"), (0, "0:00"), (-5, "0:00")])
  func `a countdown shows zero only when it is over`(left: Double, text: String) {
    let timer = Countdown(to: Scene.at(left), at: Scene.start)
    #expect(timer.text == text)
    #expect(timer.isOver == (left <= 0))
  }

  @Test func `timers take any dates`() {
    let far = CountUp(since: .distantPast, at: .distantFuture)
    #expect(far.wholeSeconds > 100_000_000_000)
    let dates = [
      Date(timeIntervalSince1970: .infinity), Date(timeIntervalSince1970: -.infinity),
      Date(timeIntervalSince1970: .nan), .distantPast, .distantFuture,
    ]
    for one in dates {
      for other in dates {
        #expect(CountUp(since: one, at: other).seconds >= 0)
        #expect(Countdown(to: one, at: other).wholeSeconds >= 0)
      }
    }
  }

  @Test func `F-07 V-01 L-02 the timer counts from the offer to this agent`() throws {
    var scene = try Scene()
    try scene.change.offer(to: "anna", at: Scene.at(10))
    #expect(scene.request(for: "anna", at: 25)?.timer.elapsed.text == "0:15")
    #expect(scene.request(for: "anna", at: 25)?.timer.remaining.text == "1:45")
    try scene.change.decline(offer: 1, by: "anna", at: Scene.at(40))
    try scene.change.offer(to: "ben", at: Scene.at(50))
    let again = try #require(scene.request(for: "ben", at: 53))
    #expect(again.timer.elapsed.wholeSeconds == 3)
    #expect(again.customerFirstMessageAt == Scene.start)
  }
}
