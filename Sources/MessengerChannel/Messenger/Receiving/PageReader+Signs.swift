import ChannelAdapters
import ConversationCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

// What happens in a thread and is no message of a person.
extension PageReader {
  mutating func read(_ edit: ItemEdit, of item: MessagingItem) {
    guard let customer = customer(of: item, "message_edit") else { return }
    let kind = ThreadSign.Kind.edited(edit.mid.text, text: edit.text, revision: edit.number)
    sign(kind, by: customer, in: item, "edited \(edit.mid.text)")
  }

  mutating func read(_ reaction: ItemReaction, of item: MessagingItem) {
    guard let customer = customer(of: item, "reaction") else { return }
    let emoji = reaction.isWithdrawn ? nil : reaction.emoji
    guard reaction.isWithdrawn || emoji != nil else {
      return ignore("reaction", "it has no emoji")
    }
    let kind = ThreadSign.Kind.reacted(to: reaction.mid.text, emoji: emoji)
    sign(kind, by: customer, in: item, "reacted \(emoji ?? "") \(reaction.mid.text)")
  }

  mutating func read(_ referral: ItemReferral, of item: MessagingItem) {
    guard let customer = customer(of: item, "referral") else { return }
    sign(.referred(Referral(referral)), by: customer, in: item, "referred")
  }

  mutating func read(
    _ kind: ItemControl.Kind,
    _ control: ItemControl,
    of item: MessagingItem
  ) {
    guard let customer = customer(of: item, kind.rawValue) else { return }
    let isOurs = appID.flatMap { ours in control.newOwner.map { $0.text == ours } }
    let change: ThreadControl =
      switch kind {
      // It is sent to the app that gets the thread, or loses it.
      case .passed: isOurs ?? true ? .gained : .lost
      case .taken: isOurs ?? false ? .gained : .lost
      case .requested: .requested
      }
    sign(.control(change), by: customer, in: item, kind.rawValue)
  }

  mutating func read(_ policy: ItemPolicy) {
    let detail = MetaWord.printable(policy.action)
    add(
      .account(
        AccountNotice(
          channel: .messenger,
          recipient: page,
          kind: "policy-enforcement",
          detail: detail
        )
      )
    )
  }

  /// Reports a sign; person, millisecond and what happened tell it apart.
  mutating func sign(
    _ kind: ThreadSign.Kind,
    by customer: ChannelAddress,
    in item: MessagingItem,
    _ name: String
  ) {
    let time = item.timestamp.map(String.init) ?? ""
    sign(kind, by: customer, at: item.date, externalID: "\(customer.value) \(time) \(name)")
  }

  mutating func sign(
    _ kind: ThreadSign.Kind,
    by customer: ChannelAddress,
    at date: Date?,
    externalID: String
  ) {
    add(
      .sign(
        ThreadSign(
          kind,
          channel: .messenger,
          recipient: page,
          customer: customer,
          at: date,
          externalID: externalID
        )
      )
    )
  }
}
