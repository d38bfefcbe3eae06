import AutoReplies
import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

// What is asked after the end of a conversation. That it is to be asked is committed with the ending,
// and that it was asked with the replies: whichever host finds it, it is asked once.
extension ContactCenter {
  /// Notes what follows from the ending of a conversation in the batch of the ending.
  func noteFollowUp(of transition: Transition, into batch: inout ChangeBatch) async throws {
    guard case .ended = transition.conversation.stage, transition.hasEnded else { return }
    let owner = try await team(of: transition.conversation.entryPoint)
    batch.guards.append(owner.condition)
    guard let team = owner.team else { return }
    let replies: TeamReplies
    do {
      replies = try await teamReplies(of: team)
    } catch let error as ConversationError {
      // Hours that cannot be read must not keep a conversation from ending.
      observer?.observe(.backgroundWorkFailed("what follows the end, of \(team): \(error)"))
      return
    }
    batch.guards.append(contentsOf: replies.conditions)
    guard let due = FollowUp(after: transition.conversation, settings: replies.settings) else {
      return
    }
    batch.documents.append(Change(Document(due), expected: nil))
  }

  /// Asks what is due to be asked after endings; returns after how many.
  ///
  /// One that this host cannot ask is left to others, and holds nobody up.
  func askFollowUps() async throws -> Int {
    let query = DocumentQuery(kind: FollowUp.documentKind, name: FollowUp.dueKey, value: "")
    var asked = 0
    var cursor: PageCursor?
    let now = now()
    repeat {
      let page = try await storage.documents(query, after: cursor, limit: 64)
      for document in page.elements {
        do {
          let followUp = try document.value.value(as: FollowUp.self)
          guard followUp.dueAt <= now else { return asked }
          if try await ask(document.value.id) { asked += 1 }
        } catch {
          try keepGoing(after: error, "what follows the end")
        }
      }
      cursor = page.next
    } while cursor != nil
    return asked
  }

  /// Asks after one ending; `false` if somebody else has.
  private func ask(_ id: DocumentID) async throws -> Bool {
    let done = try await commit {
      now,
      batch -> (decisions: [AutoReplyDecision], work: RoutingWork)? in
      guard let read = try await self.storage.document(id) else { return nil }
      let followUp = try read.value.value(as: FollowUp.self)
      batch.removals = [DocumentRemoval(id, expected: read.version)]
      var loaded = Loaded()
      guard
        let known = try await self.advanced(followUp.conversation, at: now, into: &loaded)
      else { return ([], RoutingWork()) }
      var transition = known.transition
      let entryPoint = try await self.entryPoint(transition.conversation.entryPoint)
      let replies = try await self.teamReplies(of: followUp.team)
      batch.guards.append(contentsOf: replies.conditions)
      let desk = ReplyDesk(center: self, replies: replies, now: now)
      let decided = try await desk.decide(
        on: followUp.occasions(
          in: transition.conversation,
          values: try await self.values(naming: followUp.advisor)
        ),
        by: entryPoint.value,
        in: transition.conversation
      )
      _ = desk.send(decided, in: &transition, from: entryPoint, into: &batch)
      guard decided.isSent || transition.hasAdvanced else {
        // Whatever becomes of the conversation meanwhile gives no more reason to ask.
        return (decided.decisions, RoutingWork())
      }
      batch.add(transition, version: known.version, agents: loaded.agents)
      let work = transition.hasAdvanced ? RoutingWork(after: transition) : RoutingWork()
      return (decided.decisions, work)
    }
    guard let done else { return false }
    observe(done.decisions)
    await follow(done.work)
    return true
  }

  /// What a reply may say of an advisor.
  func values(naming advisor: AgentID?) async throws -> [ReplyField: String] {
    guard let advisor else { return [:] }
    var request = LoadRequest()
    request.agents = [advisor]
    guard let agent = try await storage.load(request).agent(advisor)?.value else { return [:] }
    return [.advisorName: agent.name]
  }
}

extension Transition {
  /// Whether the conversation has ended in this change.
  var hasEnded: Bool {
    events.contains { event in
      if case .conversation(conversation.id, .ended) = event { return true }
      return false
    }
  }
}
