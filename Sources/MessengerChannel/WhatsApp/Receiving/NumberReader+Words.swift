import ConversationCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension NumberReader {
  /// What agents see of a message.
  struct Words {
    var text = ""
    var attachments: [Attachment] = []
    var payload: String?
  }

  /// What a message says.
  func words(of item: WhatsAppItem) -> Words {
    switch item.content {
    case .text(let text, let payload): return Words(text: text, payload: payload)
    case .media(let file):
      let attachment = media.attachment(file, of: item.type, numberID: numberID)
      return Words(text: file.caption ?? "", attachments: [attachment])
    case .place(let place):
      let attachment = Attachment(
        mediaType: "text/uri-list",
        reference: "geo:\(place.latitude),\(place.longitude)",
        name: place.name ?? place.address
      )
      return Words(attachments: [attachment])
    case .reaction, .edit, .retraction, .system, .welcome, .unreadable:
      return Words(attachments: [.unreadable(item.id.text, kind: item.type)])
    }
  }

  /// Whom a message is from: by their number, or by their id if they hide it.
  func address(number: GraphID?, user: GraphID?) -> ChannelAddress? {
    if let digits = number?.text, MetaNumbers.isPhone(digits) { return .phone("+\(digits)") }
    guard let user = user?.text, user.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      return nil
    }
    return .whatsAppUser(user, account: account)
  }

  /// The name in the profile of whoever writes.
  func name(of item: WhatsAppItem) -> String? { profile(of: item)?.name }

  /// The number of whoever writes and what Meta calls them: either may stand in the profile alone.
  func parties(of item: WhatsAppItem) -> (number: GraphID?, user: GraphID?) {
    let profile = profile(of: item)
    return (item.from ?? profile?.number, item.fromUser ?? profile?.user)
  }

  private func profile(of item: WhatsAppItem) -> ContactProfile? {
    contacts.first { contact in
      if let user = item.fromUser?.text, contact.user?.text == user { return true }
      guard let number = contact.number?.text else { return false }
      return number == item.from?.text
    }
  }
}

extension WhatsAppItem {
  /// When it was written.
  var date: Date? {
    // Far enough for any date, and no overflow on the way to milliseconds.
    timestamp.flatMap { abs($0) < 1 << 48 ? Date(milliseconds: $0 * 1000) : nil }
  }
}

extension Referral {
  init(_ item: WhatsAppReferral) {
    self.init(
      source: item.sourceType ?? "unknown",
      reference: item.click,
      advertisement: item.sourceID?.text,
      title: item.headline,
      url: item.sourceURL
    )
  }
}
