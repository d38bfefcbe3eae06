import ConversationCore
import Masking

extension DeskState {
  /// What a message says, as its viewer may see it on a surface.
  func text(
    of message: Message,
    _ shown: ShownValues,
    on surface: DisplaySurface
  ) -> String {
    switch message.content {
    case .text(let text): shown.text(text, on: surface, DisplayDirection(message.direction))
    case .notice(let notice): wording.notice(notice, names).description
    case .withheld(let reason): wording.withheld(reason)
    }
  }
}
