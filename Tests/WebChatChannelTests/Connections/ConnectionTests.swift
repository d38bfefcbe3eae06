import ChannelAdapters
import ConversationCore
import ConversationTesting
import Testing
import WebChatChannel

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite struct ConnectionTests {
  private let now = WebChatFixture.now
  private let conversation = ConversationID(bits: 7)

  private func id(_ sequence: Int, in conversation: ConversationID? = nil) -> MessageID {
    MessageID(conversation: conversation ?? self.conversation, sequence: sequence)
  }

  /// A connection whose visitor was let in and told so many messages.
  private func open(_ told: Int) -> VisitorConnection {
    var connection = VisitorConnection()
    _ = connection.receive(Array(#"{"v":1,"type":"hello"}"#.utf8), at: now)
    var chance = SeededRandom(seed: 4)
    let admission = SessionAdmission.admit(
      nil,
      identity: nil,
      widget: "shop",
      policy: SessionPolicy(),
      at: now,
      using: &chance
    )
    let standing = WebChatStanding(conversation: conversation, stage: .none, isStaffed: true)
    _ = connection.admitted(
      admission,
      standing: standing,
      policy: SessionPolicy(),
      limits: WebChatLimits()
    )
    if told > 0 {
      let messages = (1...told).map {
        Message(
          id: id($0),
          author: .agent("anna"),
          direction: .outbound,
          channel: .webChat,
          content: .text("Hello"),
          at: now,
          status: .sent
        )
      }
      _ = connection.told(messages) { _ in nil }
    }
    return connection
  }

  /// Up to which messages a frame has the connection report.
  private func reported(_ type: String, _ message: MessageID, told: Int) -> [MessageID] {
    var connection = open(told)
    let frame = #"{"v":1,"type":"\#(type)","upTo":"\#(message)"}"#
    return connection.receive(Array(frame.utf8), at: now).compactMap { step in
      if case .report(let message, _) = step { message } else { nil }
    }
  }

  @Test(arguments: ["read", "received"])
  func `S-10, D nobody has read or got what they were not told`(_ type: String) {
    #expect(reported(type, id(1), told: 2) == [id(1)])
    #expect(reported(type, id(2), told: 2) == [id(2)])
    #expect(reported(type, id(3), told: 2).isEmpty)
    #expect(reported(type, id(1), told: 0).isEmpty)
    // A conversation that is not the one they were told of, earlier or later.
    for bits in [6, 8] as [UInt64] {
      let other = ConversationID(high: 0, low: bits)
      #expect(reported(type, id(1, in: other), told: 2).isEmpty)
    }
  }
}
