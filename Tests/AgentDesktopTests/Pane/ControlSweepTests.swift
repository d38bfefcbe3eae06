import AgentDesktop
import ConversationCore
import Foundation
import Testing

/// Walks at random through everything that conversations can go through, and compares at each step
/// what the controls say with what the rules do.
struct ControlSweepTests {
  @Test(arguments: [InboxPolicy.Style.contactCenter, .sharedInbox])
  func `W-12 a control is allowed exactly when the rule accepts the command`(
    style: InboxPolicy.Style
  ) throws {
    var chance = SplitMix(seed: 20_260_101)
    var compared = 0
    var allowed: Set<CommandKind> = []
    var stages: Set<StageName> = []
    for _ in 0..<60 {
      var walk = try ControlWalk(style: style, using: &chance)
      for _ in 0..<25 {
        walk.step(using: &chance)
        stages.insert(walk.scene.change.conversation.stage.name)
        for agent in ["anna", "ben", "cleo"] as [AgentID] {
          for control in walk.pane(for: agent).controls {
            let refusal = walk.refusal(of: control.command, by: agent)
            if control.obstacle != refusal {
              Issue.record("\(control.command) by \(agent) after \(walk.path)")
            }
            if refusal == nil { allowed.insert(control.command) }
            compared += 1
          }
        }
      }
    }
    #expect(compared == 60 * 25 * 3 * 25)
    // The walk has seen every stage, and every control in use that the style has.
    #expect(stages == Set(StageName.allCases))
    let unused = Set(InteractionPane.commands).subtracting(allowed)
    let ofSharedInbox = ControlWalk.ofSharedInbox.union([.claim])
    #expect(
      unused == (style == .contactCenter ? ofSharedInbox : [.submitWrapUp, .extendWrapUp])
    )
  }

  @Test func `commands that are not an agent's are never allowed`() throws {
    var scene = try Scene()
    try scene.annaAccepts()
    for command in CommandKind.allCases where !InteractionPane.commands.contains(command) {
      let obstacle = scene.change.obstacle(
        to: command,
        by: "anna",
        capabilities: scene.capabilities,
        at: Scene.at(20)
      )
      #expect(obstacle?.code == .notPermitted(command))
    }
  }

  @Test func `asking for an obstacle changes nothing`() throws {
    var scene = try Scene()
    try scene.annaAccepts()
    let before = scene.change
    for command in CommandKind.allCases {
      _ = scene.change.obstacle(
        to: command,
        by: "anna",
        capabilities: scene.capabilities,
        at: Scene.at(9_999)
      )
    }
    #expect(scene.change.conversation == before.conversation)
    #expect(scene.change.agents == before.agents)
    #expect(scene.change.events == before.events)
  }
}
