import ConversationCore
import Masking

extension DeskState {
  /// What a message says, as its viewer may see it on a surface.
  func text(
    of message: Message,
    _ shown: ShownValues,
    on surface: DisplaySurface
  ) -> String {
    let direction = DisplayDirection(message.direction)
    return switch message.content {
    case .text(let text): shown.text(text, on: surface, direction)
    // A notice may hold what came with a link or a reaction.
    case .notice(let notice):
      shown.text(wording.notice(notice, names).description, on: surface, direction)
    case .withheld(let reason): wording.withheld(reason)
    }
  }
}
