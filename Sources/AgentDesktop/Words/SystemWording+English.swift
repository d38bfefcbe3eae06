import ConversationCore

extension SystemWording {
  /// English.
  public static let english = Self(
    notice: { notice, names in
      switch notice {
      case .reopened: "The customer has written again"
      case .agentJoined(let agent): "\(names.name(of: agent)) has joined the conversation"
      case .agentLeft(let agent): "\(names.name(of: agent)) has left the conversation"
      case .transferred(let giver, let taker):
        "\(names.name(of: giver)) has transferred the conversation to \(names.name(of: taker))"
      case .transferredToQueue(let giver, let queue):
        "\(names.name(of: giver)) has transferred the conversation to the queue \(names.name(of: queue))"
      case .assigned(let assignee, let agent) where assignee == agent:
        "\(names.name(of: agent)) has taken the conversation"
      case .assigned(let assignee, let agent):
        "\(names.name(of: agent)) has assigned the conversation to \(names.name(of: assignee))"
      case .unassigned(let assignee, let agent) where assignee == agent:
        "\(names.name(of: agent)) has given the conversation back"
      case .unassigned(let assignee, let agent):
        "\(names.name(of: agent)) has taken the conversation from \(names.name(of: assignee))"
      case .resolved(let agent): "\(names.name(of: agent)) has resolved the conversation"
      case .reopenedBy(let agent): "\(names.name(of: agent)) has reopened the conversation"
      case .entryPointDeleted:
        "An administrator has deleted this entry point: the conversation can only be ended"
      case .endedByCustomer: "The customer has ended the conversation"
      case .attachmentsDropped(let files): dropped(files)
      case .reacted(.some(let emoji)): "The customer has reacted with \(emoji)"
      case .reacted(.none): "The customer has taken a reaction back"
      case .referred(let referral):
        if let title = referral.title {
          "The customer has come by an advertisement: \(title)"
        } else {
          "The customer has come by a link: \(referral.reference ?? referral.source)"
        }
      case .threadControl(.gained): "This conversation has been handed over to you"
      case .threadControl(.lost): "Another program answers this conversation now"
      case .threadControl(.requested): "Another program asks for this conversation"
      }
    },
    withheld: { reason in
      switch reason {
      case .cardNumber: "This message was withheld: it had a card number"
      case .erased: "This message was erased"
      case .retracted: "The customer has taken this message back"
      default: "This message was withheld"
      }
    },
    conference: { state, _ in
      switch state {
      case .none: nil
      case .requested: "Conference Requested"
      case .active: "Conference"
      }
    },
    purpose: { purpose, names in
      switch purpose {
      case .route: nil
      case .transfer(let giver): "Transfer from \(names.name(of: giver))"
      case .conference(let owner): "Conference, invited by \(names.name(of: owner))"
      }
    },
    elsewhere: "Answered elsewhere",
    placeholder: { recipient in
      guard let recipient else { return "Write a message" }
      return "Write to \(recipient)"
    },
    notification: { occasion, contact in
      switch occasion {
      case .contactRequest: "New contact request: \(contact)"
      case .customerMessage: "New message: \(contact)"
      case .interrupted: "Interrupted: \(contact)"
      }
    }
  )

  private static func dropped(_ files: [DroppedAttachment]) -> JoinedText {
    let list = files.map { file in
      "\(file.name ?? "a file without a name") (\(reason(file.reason)))"
    }
    let names = list.joined(separator: ", ")
    return files.count == 1
      ? "An attachment was dropped: \(names)" : "Attachments were dropped: \(names)"
  }

  private static func reason(_ reason: DroppedAttachment.Reason) -> String {
    switch reason {
    case .sensitive: "it contains sensitive data"
    case .malicious: "it contains malicious data"
    case .notProcessed: "it could not be processed"
    case .typeNotAllowed: "files of its type are not taken"
    case .tooMany: "there were too many"
    case .tooLarge: "they were too large"
    }
  }
}
