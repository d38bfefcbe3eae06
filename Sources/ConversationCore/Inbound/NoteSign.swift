#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension Transition {
  /// Notes a sign in the transcript, and what agents have to know of it.
  ///
  /// An edit or retraction changes a message that stands in the transcript, also after the
  /// conversation's end; everything else is noted only while the conversation is open.
  ///
  /// `message`: the message that an edit or retraction is about, if it is known.
  /// - Returns: Whether there was anything to note.
  @discardableResult
  public mutating func note(_ sign: ThreadSign, about message: MessageID?, at now: Date) -> Bool {
    switch sign.kind {
    case .edited(_, let text, _): return revise(message, to: .text(text))
    case .retracted: return revise(message, to: .withheld(reason: .retracted), attachments: [])
    case .reacted(_, let emoji): return append(ifOpen: .reacted(emoji), at: now)
    case .referred(let referral): return append(ifOpen: .referred(referral), at: now)
    case .control(let control): return take(control, at: now)
    case .answeredElsewhere(let answer): return append(ifOpen: answer, sentAt: sign.at, at: now)
    }
  }

  private mutating func revise(
    _ message: MessageID?,
    to content: MessageContent,
    attachments: [Attachment]? = nil
  ) -> Bool {
    guard let message, message.conversation == conversation.id else { return false }
    amendments.append(
      MessageAmendment(message: message, content: content, attachments: attachments)
    )
    note(.messageAmended(sequence: message.sequence))
    return true
  }

  /// Notes who answers the thread; once, by whichever way it is heard of.
  private mutating func take(_ control: ThreadControl, at now: Date) -> Bool {
    guard conversation.isOpen, control != .requested else {
      return append(ifOpen: .threadControl(control), at: now)
    }
    guard conversation.threadControl != control else { return true }
    conversation.threadControl = control
    return append(ifOpen: .threadControl(control), at: now)
  }

  private mutating func append(ifOpen notice: SystemNotice, at now: Date) -> Bool {
    guard conversation.isOpen else { return false }
    append(notice, at: begin(at: now))
    return true
  }

  /// Stands as one of the business's own messages, which has gone out already.
  private mutating func append(
    ifOpen answer: OutsideMessage,
    sentAt: Date?,
    at now: Date
  ) -> Bool {
    guard conversation.isOpen else { return false }
    let now = begin(at: now)
    append(
      .text(answer.text),
      author: .outside(answer.sender),
      direction: .outbound,
      attachments: answer.attachments,
      at: now,
      sentAt: sentAt?.inWholeMilliseconds,
      externalID: answer.providerID
    )
    if let newest = messages.indices.last { messages[newest].status = .sent }
    conversation.lastActivityAt = now
    conversation.waitingSince = nil
    return true
  }
}
