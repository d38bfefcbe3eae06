import AgentDesktop
import ConversationCore
import ConversationEngine
import Foundation

/// The desk of one agent: which conversations lie on it, and which of them is on top.
///
/// It follows the desk feed of the contact center, and keeps the views that the feed tells; what it does
/// are commands of the contact center. It has no rule of its own.
final class Desk {
  let day: Day
  let screen: Screen
  /// The conversations that have come to this desk, in order: the first is number 1.
  private(set) var conversations: [ConversationID] = []
  /// The conversation that commands are about.
  var current: ConversationID?
  /// Whether the screen is masked, as the tenant's switch would have it (V-09).
  var isMasked = false { didSet { beginAnew() } }
  /// How much of each transcript has been shown.
  var shown: [ConversationID: Int] = [:]

  // What the feed has told.
  var feed: DeskFeed.Iterator
  var inbox = InboxList()
  var requests: [ContactRequest] = []
  var panes: [ConversationID: InteractionPane] = [:]
  var wrapUps: [ConversationID: WrapUpList] = [:]
  /// The transcripts that were looked at, kept up to date by the feed.
  var transcripts: [ConversationID: [Bubble]] = [:]
  var availability: [ChannelClass: AgentState] = [:]

  init(day: Day, screen: Screen) {
    self.day = day
    self.screen = screen
    feed = day.office.center.deskFeed(for: Office.you, after: nil, Office.options())
      .makeAsyncIterator()
  }

  /// Follows the feed from its beginning, as a desk does that is opened.
  private func beginAnew() {
    transcripts = [:]
    feed = office.center.deskFeed(for: Office.you, after: nil, options).makeAsyncIterator()
  }

  /// What the screen is to be like.
  var options: DeskFeedOptions { Office.options(isMasked: isMasked) }

  var office: Office { day.office }
  var ink: Ink { screen.ink }
  var now: Date { office.clock.now }

  /// The time since the desk has opened, in front of a line.
  var stamp: String {
    ink(String(CountUp(since: office.clock.opening, at: now).text.fitted(to: 7)), .faint)
  }

  /// The number of a conversation at this desk; a new one gets the next number.
  func number(of id: ConversationID) -> Int {
    if let index = conversations.firstIndex(of: id) { return index + 1 }
    conversations.append(id)
    return conversations.count
  }

  /// Whether a conversation has come to this desk.
  func knows(_ id: ConversationID) -> Bool { conversations.contains(id) }

  /// The conversation of a number, or the current one.
  func conversation(numbered number: Int?) throws(NotUnderstood) -> ConversationID {
    guard let number else {
      guard let current else { throw NotUnderstood(message: "you have no conversation yet") }
      return current
    }
    guard conversations.indices.contains(number - 1) else {
      throw NotUnderstood(message: "there is no conversation \(number): type list")
    }
    return conversations[number - 1]
  }

  /// The records of a conversation.
  func state(of id: ConversationID) async throws -> DeskState {
    try await office.center.deskState(of: id, for: Office.you, options)
  }

  func pane(of id: ConversationID) async throws -> InteractionPane {
    InteractionPane(try await state(of: id), for: Office.you, at: now)
  }

  /// The conversation that a command is meant for: the current one if its control is allowed there,
  /// else the first whose control is.
  func target(of commands: CommandKind...) async throws -> ConversationID {
    let current = try conversation(numbered: nil)
    for id in [current] + conversations {
      let pane = try await pane(of: id)
      if commands.contains(where: pane.allows) { return id }
    }
    return current
  }

  /// Lets time pass, and tells what happens meanwhile.
  func advance(to date: Date) async throws {
    try await day.advance(to: date) { self.screen.write(try await self.news()) }
  }
}
