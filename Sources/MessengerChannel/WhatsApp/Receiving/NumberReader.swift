import ChannelAdapters
import ConversationCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Turns a change about one number into events.
struct NumberReader {
  /// The number in E.164 form.
  let number: String
  let numberID: String
  let account: String
  let contacts: [ContactProfile]
  let media: WhatsAppMedia
  private(set) var events: [InboundEvent] = []
  private(set) var ignored: [IgnoredItem] = []

  init(
    number: String,
    numberID: String,
    account: String,
    contacts: [ContactProfile],
    media: WhatsAppMedia
  ) {
    self.number = number
    self.numberID = numberID
    self.account = account
    self.contacts = contacts
    self.media = media
  }

  /// Reads everything that the change says.
  mutating func read(_ value: ChangeValue) {
    for message in value.messages { read(message.value) }
    for echo in value.echoes { read(echo: echo.value) }
    for status in value.statuses { read(status.value) }
    for update in value.userUpdates { read(update.value) }
    for error in value.errors {
      let code = error.value?.failure.code
      add(
        .account(
          AccountNotice(channel: .whatsApp, recipient: number, kind: "errors", detail: code)
        )
      )
    }
    if events.isEmpty, ignored.isEmpty { ignore("messages", "there is nothing in it") }
  }

  private mutating func read(_ item: WhatsAppItem?) {
    guard let item else { return ignore("messages", "it is malformed") }
    guard !item.isOfGroup else { return ignore(item.type, "messages of groups are not taken") }
    let (number, user) = parties(of: item)
    guard let customer = address(number: number, user: user) else {
      return ignore(item.type, "its sender has neither a number nor an id")
    }
    switch item.content {
    case .reaction(let message, let emoji):
      sign(.reacted(to: message.text, emoji: emoji), by: customer, in: item)
    case .edit(let original, let text):
      sign(.edited(original.text, text: text, revision: nil), by: customer, in: item)
    case .retraction(let original):
      sign(.retracted(original.text), by: customer, in: item)
    case .system(let newNumber?):
      guard let new = address(number: newNumber, user: nil) else {
        return ignore("system", "the person's new number is none")
      }
      change(from: customer, to: new)
    case .system: ignore("system", "it is about the person's account, and is no message of theirs")
    case .welcome: ignore("request_welcome", "the person has not written yet")
    case .text, .media, .place, .unreadable:
      read(item, from: customer, alias: address(number: nil, user: user))
    }
  }

  private mutating func read(
    _ item: WhatsAppItem,
    from customer: ChannelAddress,
    alias: ChannelAddress?
  ) {
    let words = words(of: item)
    add(
      .message(
        InboundMessage(
          channel: .whatsApp,
          recipient: number,
          sender: customer,
          senderName: name(of: item),
          text: words.text,
          attachments: words.attachments,
          externalID: item.id.text,
          sentAt: item.date,
          answers: item.answers.map { [$0.text] } ?? [],
          payload: words.payload,
          referral: item.referral.map { Referral($0) },
          alias: alias
        )
      )
    )
  }

  /// What the business's own app has sent: an answer that somebody gave elsewhere.
  private mutating func read(echo item: WhatsAppItem?) {
    guard let item else { return ignore("message_echoes", "it is malformed") }
    guard let customer = address(number: item.to, user: nil) else {
      return ignore("message_echoes", "its recipient has no number")
    }
    switch item.content {
    case .text, .media, .place:
      let words = words(of: item)
      let answer = OutsideMessage(
        providerID: item.id.text,
        text: words.text,
        attachments: words.attachments
      )
      sign(.answeredElsewhere(answer), by: customer, in: item)
    default: ignore("message_echoes", "there is nothing in it that could be read")
    }
  }

  private mutating func read(_ item: StatusItem?) {
    guard let item else { return ignore("statuses", "it is malformed") }
    let status: DeliveryStatus
    switch item.status {
    case "sent": status = .sent
    case "delivered": status = .delivered
    case "read", "played": status = .read
    case "failed": status = .failed
    default:
      return ignore("statuses", "a status \(MetaWord.printable(item.status)) says no more")
    }
    let own = item.ownName.flatMap { MessageID($0) }
    add(
      .delivery(
        DeliveryReport(
          channel: .whatsApp,
          recipient: number,
          target: own.map { .message($0) } ?? .providerID(item.id.text),
          status: status,
          failure: status == .failed ? item.error?.failure : nil,
          providerID: item.id.text
        )
      )
    )
  }

  /// A person whom Meta calls something else from now on.
  private mutating func read(_ update: UserUpdate?) {
    guard let update, let old = address(number: nil, user: update.previous),
      let new = address(number: nil, user: update.current)
    else { return ignore("user_id_update", "it is malformed") }
    change(from: old, to: new)
  }

  private mutating func change(from old: ChannelAddress, to new: ChannelAddress) {
    add(
      .addressChanged(
        AddressChange(channel: .whatsApp, recipient: number, from: old, to: new)
      )
    )
  }

  private mutating func sign(
    _ kind: ThreadSign.Kind,
    by customer: ChannelAddress,
    in item: WhatsAppItem
  ) {
    add(
      .sign(
        ThreadSign(
          kind,
          channel: .whatsApp,
          recipient: number,
          customer: customer,
          at: item.date,
          externalID: item.id.text
        )
      )
    )
  }

  private mutating func add(_ event: InboundEvent) { events.append(event) }

  private mutating func ignore(_ what: String, _ reason: String) {
    ignored.append(IgnoredItem(what, reason: reason))
  }
}
