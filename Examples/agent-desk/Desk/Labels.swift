import AgentDesktop
import ConversationCore

// What this desk calls things. Another language would be another file.

extension RequestField.Name {
  var label: String {
    switch self {
    case .queueName: "Queue Name"
    case .phoneNumber: "Phone Number"
    case .sourceNumber: "Source Number"
    case .sourcePage: "Source Page"
    case .emailAddress: "Email Address"
    case .sourceMailbox: "Source Mailbox"
    case .visitorName: "Visitor"
    case .sourceWidget: "Source Widget"
    case .address: "Address"
    case .entryPoint: "Entry Point"
    }
  }
}

extension ChannelKind {
  var label: String {
    switch self {
    case .sms: "SMS"
    case .messenger: "Messenger"
    case .email: "Email"
    case .webChat: "Web chat"
    default: rawValue
    }
  }
}

extension InboxCategory {
  var colour: Ink.Colour? {
    switch self {
    case .unassigned: .yellow
    case .mine: .green
    default: .faint
    }
  }
}

extension AgentState {
  var label: String {
    switch self {
    case .available: "available"
    case .idle(let reason): "idle (\(reason))"
    case .rona: "RONA"
    }
  }

  var colour: Ink.Colour? { self == .available ? .green : self == .rona ? .red : .yellow }
}

extension Ending.Party {
  var label: String {
    switch self {
    case .agent(let id): id == Office.you ? "you" : Office.names.name(of: id)
    case .customer: "the customer"
    case .system: "the system"
    }
  }
}

extension CommandKind {
  /// What is typed for it at this desk; `nil` for a command that this desk does not have.
  var typed: String? {
    switch self {
    case .accept: "accept"
    case .decline: "decline"
    case .send: "say"
    case .addNote: "note"
    case .transfer: "transfer"
    case .requestConference: "confer"
    case .withdrawTransfer, .withdrawConference: "withdraw"
    case .exitConference: "exit"
    case .endConference, .end: "end"
    case .submitWrapUp: "wrap"
    case .extendWrapUp: "extend"
    default: nil
    }
  }
}
