import AgentDesktop
import ConversationCore
import Foundation
import Testing

/// Conversations of the same instant.
@Suite struct InboxTieTests {
  @Test func `A-24 of what happened at once the later conversation comes first, as in a page`()
    throws
  {
    let rows = try [1, 3, 2].map { number in
      let scene = try Scene(
        .sms,
        policy: Scene.sharedInbox(),
        id: ConversationID(bits: UInt128(number))
      )
      return InboxRow(
        scene.state,
        lastMessage: scene.transcript.last,
        for: try Scene.named("anna", among: scene.change.agents),
        at: Scene.at(60)
      )
    }
    let ids = InboxList(rows)[.unassigned].rows.map(\.id)
    #expect(ids == [3, 2, 1].map { ConversationID(bits: UInt128($0)) })
  }
}
