#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension Transition {
  /// The time of an offer is over: the agent becomes RONA (F-09, W-05), and the conversation goes
  /// on without them.
  mutating func expire(_ offer: Offer, at now: Date) {
    close(offer, as: .expired, at: now)
    let channelClass = conversation.channelClass
    update(offer.agent) { agent in
      agent.set(.rona, for: channelClass, by: .system, note: nil, at: now)
    }
  }

  /// Takes the open offer back: nobody is to blame, and no state changes.
  mutating func withdrawOpenOffer(at now: Date) {
    if let offer = conversation.openOffer { close(offer, as: .withdrawn, at: now) }
  }
}
