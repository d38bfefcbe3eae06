public import ConversationCore

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// A frame for the visitor's widget.
@nonexhaustive
public enum WebChatFrame: Hashable, Sendable {
  /// The answer to `hello`.
  case welcome(WebChatWelcome)
  /// A message of the transcript: of the business, or of the visitor themselves.
  case message(WebChatMessage)
  /// What the visitor sent under this id of the browser is stored; where in the transcript, if it
  /// is a message.
  case stored(id: String, message: MessageID?)
  /// Somebody has begun or stopped typing; the widget forgets it after ten seconds.
  case typing(Bool)
  /// Everything up to the visitor's message of this id was read.
  case read(upTo: String)
  /// A message says something else now: it was redacted, edited or erased.
  case changed(MessageID, text: String)
  /// An agent has joined, by the name that visitors see.
  case joined(String)
  /// An agent has left.
  case left(String)
  /// Whether anybody is there to answer.
  case presence(isStaffed: Bool)
  /// The visitor waits, at this place of the queue from 1 on.
  case queue(position: Int)
  /// The conversation is over.
  case ended(ConversationID, by: WebChatStanding.Party)
  /// A frame of the visitor was not taken.
  case refused(WebChatRefusal)
  /// The answer to `ping`.
  case pong

  /// The frame as JSON, one object, in UTF-8.
  public func encoded() -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Texts, whole numbers and truth values: there is nothing in it that JSON could not hold.
    return Array((try? encoder.encode(Wire(self))) ?? Data())
  }
}

/// What a widget is told when it is let in.
public struct WebChatWelcome: Hashable, Sendable {
  /// The token that the browser is to keep from now on; `nil` if it keeps the one it has.
  public let session: String?
  /// When the session ends unless it is used before.
  public let expiresAt: Date
  /// Whether the visitor was known before.
  public let isContinued: Bool
  /// How things stand.
  public let standing: WebChatStanding
  /// How much the visitor may send at a time.
  public let limits: WebChatLimits

  /// Describes a welcome; only the tests of widgets need to.
  public init(
    session: String?,
    expiresAt: Date,
    isContinued: Bool,
    standing: WebChatStanding,
    limits: WebChatLimits
  ) {
    self.session = session
    self.expiresAt = expiresAt
    self.isContinued = isContinued
    self.standing = standing
    self.limits = limits
  }
}

extension WebChatWelcome: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Always `‹redacted›`: it holds what opens a session.
  public var description: String { "‹redacted›" }

  /// Always `‹redacted›`.
  public var debugDescription: String { description }

  /// A mirror without children.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
