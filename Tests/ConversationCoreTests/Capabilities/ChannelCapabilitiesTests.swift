import ConversationCore
import Foundation
import Testing

@Suite struct ChannelCapabilitiesTests {
  @Test func `F-01 a channel can do nothing that is not said of it`() {
    let silent = ChannelCapabilities()
    #expect(!silent.hasPresence)
    #expect(!silent.hasTyping)
    #expect(!silent.hasDeliveryReceipts)
    #expect(!silent.hasReadReceipts)
    #expect(!silent.mayWriteFirst)
    #expect(silent.textLimit == nil)
    #expect(throws: ConversationError(.tooManyAttachments(maximum: 0, actual: 1))) {
      try silent.check(text: "", attachments: 1)
    }
  }

  @Test func `A window closes so long after the customer's last message, longer for people`() {
    let capabilities = ChannelCapabilities(window: .init(standard: 86_400, forPeople: 604_800))
    let last = Date.second(0)
    #expect(
      capabilities.windowCloses(lastCustomerMessageAt: last, byPerson: false) == .second(86_400)
    )
    #expect(
      capabilities.windowCloses(lastCustomerMessageAt: last, byPerson: true) == .second(604_800)
    )
    let short = ChannelCapabilities(window: .init(standard: 100, forPeople: 10))
    #expect(short.windowCloses(lastCustomerMessageAt: last, byPerson: true) == .second(100))
  }

  @Test func `A window is open until the last millisecond before it closes`() throws {
    let capabilities = ChannelCapabilities(window: .init(standard: 100))
    let last = Date.second(0)
    for byPerson in [false, true] {
      try capabilities.checkWindow(
        lastCustomerMessageAt: last,
        byPerson: byPerson,
        now: .millisecond(99_999)
      )
      #expect(
        throws: ConversationError(
          .windowClosed(sinceMilliseconds: Date.second(100).milliseconds)
        )
      ) {
        try capabilities.checkWindow(
          lastCustomerMessageAt: last,
          byPerson: byPerson,
          now: .second(100)
        )
      }
    }
  }

  @Test func `A window is closed for who never wrote, and absent where there is none`() throws {
    let window = ChannelCapabilities(window: .init(standard: 100))
    #expect(throws: ConversationError(.windowClosed(sinceMilliseconds: 0))) {
      try window.checkWindow(lastCustomerMessageAt: nil, byPerson: true, now: .second(0))
    }
    try ChannelCapabilities().checkWindow(
      lastCustomerMessageAt: nil,
      byPerson: true,
      now: .second(0)
    )
  }
}
