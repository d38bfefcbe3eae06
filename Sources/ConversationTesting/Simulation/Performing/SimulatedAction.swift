import ChannelAdapters
import ConversationCore
import ConversationEngine
import ConversationStorage

/// An operation as it reaches a host: what it means at that moment.
struct SimulatedAction: Sendable {
  enum Kind: Sendable {
    /// A command, given so many times.
    case perform(Command, times: Int)
    /// A webhook.
    case receive([WireItem])
    /// A report of a call.
    case call(CallReport)
    /// A worker's round.
    case work
  }

  let kind: Kind
  /// The number in the text of the message that it sends.
  var text: Int?

  /// The commands by which it may change a conversation.
  var commands: StageReach.Commands {
    switch kind {
    case .work: StageReach.Commands(kinds: [.deleteEntryPoint])
    case .call: StageReach.Commands(opensAside: true)
    case .receive(let items):
      StageReach.Commands(
        kinds: items.map { item in
          if case .end = item { return .endByCustomer }
          return .receive
        },
        opensQueued: true
      )
    case .perform(let command, _):
      switch command.kind {
      // One row stands for every way in which an agent goes away or comes back.
      case .signIn, .signOut, .reportConnectionLost, .reportConnectionRestored, .removeAgent,
        .setAvailability:
        StageReach.Commands(kinds: [.signOut])
      case .startConversation: StageReach.Commands(opensActive: true)
      default: StageReach.Commands(kinds: [command.kind])
      }
    }
  }
}

/// What came of an action.
enum ActionResult: Sendable {
  case performed(CommandOutcome)
  case refused(ConversationError)
  case received([WireItem], WebhookOutcome)
  case called(CallResult)
  case worked
  case failed(StorageError)
}

extension SimulatedAction {
  /// Carries the action out at a host.
  func perform(at center: ContactCenter) async throws -> [ActionResult] {
    do {
      switch kind {
      case .perform(let command, let times):
        var results: [ActionResult] = []
        for _ in 0..<times { results.append(.performed(try await center.perform(command))) }
        return results
      case .receive(let items):
        let body = items.map(\.line).joined(separator: "\n")
        let request = WebhookRequest(
          url: "https://example.com/simulated",
          headers: HeaderFields(),
          body: Array(body.utf8)
        )
        return [.received(items, await center.receive(request, for: Scenery.adapter))]
      case .call(let report):
        return [.called(try await center.report(report))]
      case .work:
        try await center.runDue()
        return [.worked]
      }
    } catch let error as ConversationError {
      return [.refused(error)]
    } catch let error as StorageError {
      return [.failed(error)]
    }
  }
}
