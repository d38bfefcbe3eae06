import ChannelAdapters
import ConversationCore
import Locking

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A message that the provider was handed, and what it said.
struct Departure: Sendable {
  let message: MessageID
  let text: String
  let answer: ProviderAnswer
}

/// Something that the adapter of a simulation can be made to do wrong, as tests of invariants need it.
package enum ProviderBug: Sendable {
  /// It takes what a machine has written for a customer's.
  case knowsNoMachines
  /// It says that Messenger may be written to at any time.
  case hasNoWindow
}

/// The provider behind every channel of a simulation: says what its script says, then takes
/// everything, and remembers what it was handed.
final class ScriptedProvider: ChannelAdapter {
  let id = Scenery.adapter

  private struct State {
    var script: [ProviderAnswer] = []
    var departures: [Departure] = []
  }

  private let state = Locked(State())
  private let abilities = ChannelCapabilities(mayWriteFirst: true, hasDeliveryReceipts: true)
  private let bug: ProviderBug?

  init(_ bug: ProviderBug? = nil) { self.bug = bug }

  func capabilities(of channel: ChannelKind) -> ChannelCapabilities {
    guard channel == .messenger, bug != .hasNoWindow else { return abilities }
    var abilities = abilities
    abilities.window = Hotline.window
    return abilities
  }

  /// Adds to the script; `nil` forgets what is left of it.
  func script(_ answers: [ProviderAnswer]?) {
    state.withLock { state in
      if let answers { state.script.append(contentsOf: answers) } else { state.script = [] }
    }
  }

  /// What it was handed since it was last asked.
  func takeDepartures() -> [Departure] {
    state.withLock { state in
      guard !state.departures.isEmpty else { return [] }
      defer { state.departures.removeAll(keepingCapacity: true) }
      return state.departures
    }
  }

  func receive(
    _ request: WebhookRequest,
    at now: Date
  ) throws(WebhookRefusal) -> Reception {
    var events: [InboundEvent] = []
    for line in String(decoding: request.body, as: UTF8.self).split(separator: "\n") {
      guard let event = WireItem.event(line, knowsMachines: bug != .knowsNoMachines) else {
        throw WebhookRefusal(.malformed("expected lines of words with tabs between them"))
      }
      events.append(event)
    }
    return Reception(events: events)
  }

  func send(_ message: OutboundMessage) async -> SendOutcome {
    let answer = state.withLock { state in
      let answer = state.script.isEmpty ? .sent : state.script.removeFirst()
      state.departures.append(Departure(message: message.id, text: message.text, answer: answer))
      return answer
    }
    switch answer {
    case .sent: return .sent(providerID: WireItem.providerID(of: message.id))
    case .sentWithoutID: return .sent(providerID: nil)
    case .retry: return .retry(after: 2, nil)
    case .unknown: return .unknown
    case .refused: return .refused(DeliveryFailure(.unreachable, code: "simulated"))
    }
  }
}
