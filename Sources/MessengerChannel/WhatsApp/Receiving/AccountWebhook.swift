import ChannelAdapters
import ConversationCore

/// Reads the body of a verified webhook about WhatsApp Business accounts.
struct AccountWebhook {
  /// The numbers that are set up, by what Meta calls them.
  let numbers: [String: String]
  let accounts: Set<String>
  let media: WhatsAppMedia

  /// Reads the body; whatever is malformed or foreign is passed over without losing the rest.
  ///
  /// - Throws: `WebhookRefusal` `malformed` when it is no envelope at all.
  func reception(of body: [UInt8]) throws(WebhookRefusal) -> Reception {
    try MetaEnvelope<AccountEntry>.reception(
      of: body,
      about: "whatsapp_business_account",
      otherwise: { object in
        object == "page"
          ? "it is about a page: hand it to a MessengerAdapter"
          : "it is not about a WhatsApp Business account"
      },
      isOwn: accounts.contains,
      named: "account",
      read: { entry, reception in
        for change in entry.changes ?? [] {
          read(change.value, of: entry.id.text, into: &reception)
        }
      }
    )
  }

  private func read(
    _ change: AccountEntry.Change?,
    of account: String,
    into reception: inout Reception
  ) {
    guard let change, let value = change.value?.value else {
      reception.ignored.append(IgnoredItem("changes", reason: "it is malformed"))
      return
    }
    let field = MetaWord.printable(change.field)
    switch field {
    case "messages", "smb_message_echoes", "message_echoes", "user_id_update":
      guard let number = value.numberID.flatMap({ numbers[$0.text] }) else {
        reception.ignored.append(IgnoredItem(field, reason: "its number is not set up here"))
        return
      }
      var reader = NumberReader(
        number: number,
        numberID: value.numberID?.text ?? "",
        account: account,
        contacts: value.contacts,
        media: media
      )
      reader.read(value)
      reception.events += reader.events
      reception.ignored += reader.ignored
    default:
      if let reason = Self.reason(against: field) {
        reception.ignored.append(IgnoredItem(field, reason: reason))
      } else {
        let detail = value.decision.map(MetaWord.printable)
        let notice = AccountNotice(
          channel: .whatsApp,
          recipient: account,
          kind: field,
          detail: detail
        )
        reception.events.append(.account(notice))
      }
    }
  }

  /// Why a field is none that is reported; `nil` for those about the account itself.
  private static func reason(against field: String) -> String? {
    switch field {
    case "user_preferences": "it permits or stops marketing messages, which are not sent"
    case "history", "smb_app_state_sync": "what was before the account was connected is not taken"
    case "calls": "calls are another channel"
    case let field where accountFields.contains(where: field.hasPrefix): nil
    default: "this kind carries no message"
    }
  }

  /// How the fields begin that are about the business's own account, number and templates.
  private static let accountFields = [
    "account_", "phone_number_", "business_", "message_template_", "template_", "security",
    "partner_solutions", "payment_configuration_update", "flows",
  ]
}
