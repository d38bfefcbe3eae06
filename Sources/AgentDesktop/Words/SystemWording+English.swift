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
      case .entryPointDeleted:
        "An administrator has deleted this entry point: the conversation can only be ended"
      case .endedByCustomer: "The customer has ended the conversation"
      case .attachmentsDropped(let files): dropped(files)
      }
    },
    withheld: { reason in
      switch reason {
      case .cardNumber: "This message was withheld: it had a card number"
      case .erased: "This message was erased"
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
