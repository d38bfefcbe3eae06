public import ConversationCore

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// What the chat needs of the host: its storage, its contact center, and who is there.
///
/// Over a `ContactCenter` each of them is a few lines, which the guide to web chat shows.
public protocol WebChatHost: Sendable {
  /// A record that the chat keeps: sessions and visits.
  func record<Record: StoredDocument>(
    _ id: DocumentID,
    as type: Record.Type
  ) async throws -> WebChatRecord<Record>?

  /// Changes records, all or none; `false` if one of them has another version than expected.
  func commit(_ changes: [WebChatChange]) async throws -> Bool

  /// Takes in what a visitor has done; everything is stored when this returns.
  func ingest(_ events: [InboundEvent]) async throws -> [WebChatReceipt]

  /// The messages after one, in order, at most `limit`: what is left of the conversation that `after`
  /// names, if it is the visitor's, then the latest one. For `nil`, the latest one from its
  /// beginning.
  func transcript(
    of visitor: ChannelAddress,
    after: MessageID?,
    limit: Int
  ) async throws -> [Message]

  /// How things stand for a visitor.
  func standing(of visitor: ChannelAddress) async throws -> WebChatStanding

  /// The name of an agent that visitors see; `nil` if none is told.
  func name(of agent: AgentID) -> String?

  /// Keeps a rating; `false` for a conversation that is not the visitor's, or not over yet.
  func rate(_ rating: VisitorRating, by visitor: ChannelAddress) async throws -> Bool

  /// The addresses of a conversation's visitor: whose lines are to look at it once it is theirs.
  func visitors(of conversation: ConversationID) async throws -> [ChannelAddress]

  /// Something has happened that agents may want to know, or that changes the visitor's card.
  func note(_ happening: VisitorHappening, by session: VisitorSession, at now: Date) async throws
}

extension WebChatHost {
  /// Ratings are not kept.
  public func rate(
    _ rating: VisitorRating,
    by visitor: ChannelAddress
  ) async throws -> Bool { false }

  /// None: a line finds a conversation that somebody else has begun when it is woken.
  public func visitors(of conversation: ConversationID) async throws -> [ChannelAddress] { [] }

  /// Nothing more is done.
  public func note(
    _ happening: VisitorHappening,
    by session: VisitorSession,
    at now: Date
  ) async throws {}
}

/// A record, and the version that a change of it has to expect.
public struct WebChatRecord<Record: Sendable>: Sendable {
  /// The record.
  public let value: Record
  /// Its version.
  public let version: Int

  /// Pairs a record with its version.
  public init(_ value: Record, version: Int) {
    self.value = value
    self.version = version
  }
}

/// A change of a record.
@nonexhaustive
public enum WebChatChange: Sendable {
  /// It is to be so; it must have this version before, or not exist for `nil`.
  case write(any StoredDocument, expected: Int?)
  /// It is to be gone; it must have this version before.
  case remove(DocumentID, expected: Int)
}

/// What became of an event.
@nonexhaustive
public enum WebChatReceipt: Hashable, Sendable {
  /// A message is stored, now or before; where in the transcript, if that is known.
  case stored(MessageID?)
  /// It was not taken, and never will be.
  case refused
  /// It was noted.
  case noted
}

/// Something that a visitor did, for the host.
@nonexhaustive
public enum VisitorHappening: Sendable {
  /// The visitor has begun or stopped typing; to be forgotten after ten seconds.
  case typing(Bool)
  /// The visitor of a session has turned out to be a user: merge the customers by rule.
  case recognised(SessionAdmission.Recognition)
  /// The visitor has proven who they are: name and address are the site's word.
  case identified(ProvenIdentity)
  /// The visitor has filled in the contact form; its text is stored as a message already.
  case contact(ContactForm)
  /// The visitor is there, away, or gone.
  case presence(VisitorPresence.State)
}
