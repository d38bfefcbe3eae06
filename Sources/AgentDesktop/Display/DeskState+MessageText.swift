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
      shown.text(
        wording.notice(shown.named(notice, on: surface, direction), names).description,
        on: surface,
        direction
      )
    case .withheld(let reason): wording.withheld(reason)
    }
  }
}

extension ShownValues {
  /// A notice with the names of files as the viewer may see them.
  fileprivate func named(
    _ notice: SystemNotice,
    on surface: DisplaySurface,
    _ direction: DisplayDirection
  ) -> SystemNotice {
    guard case .attachmentsDropped(let files) = notice else { return notice }
    return .attachmentsDropped(
      files.map { file in
        DroppedAttachment(
          name: file.name.map { fileName($0, on: surface, direction) },
          reason: file.reason
        )
      }
    )
  }
}
