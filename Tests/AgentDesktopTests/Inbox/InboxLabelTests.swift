import AgentDesktop
import ConversationCore
import Masking
import Testing

@Suite struct InboxLabelTests {
  @Test func `A-24 every category has a label, which a host may replace`() {
    var labels = InboxLabels([.mine: "Minun"])
    labels[.assignedToOthers] = "Muiden"
    labels.open = "Avoimet"
    #expect(labels[.mine] == "Minun")
    #expect(labels[.assignedToOthers] == "Muiden")
    #expect(labels[.unassigned] == "Unassigned")
    #expect(Set(InboxCategory.allCases.map { labels[$0] }).count == InboxCategory.allCases.count)
    #expect(InboxLabels().open == "Open")
  }

  @Test func `A-16 one switch hides card numbers and addresses alike, or neither`() {
    let text = "4111 1111 1111 1111, melissa@example.com, +1 202 555 0147"
    for isEnabled in [false, true] {
      let shown = DisplayPolicy(isEnabled: isEnabled).shown(
        .text(text),
        as: .messageText,
        on: .digitalMediaMessage,
        .inbound,
        to: .agent
      )
      for secret in ["4111", "melissa", "202"] {
        #expect(shown.contains(secret) != isEnabled, "\(secret)")
      }
    }
  }
}
