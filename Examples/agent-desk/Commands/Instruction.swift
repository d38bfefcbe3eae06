import ConversationCore
import Foundation

/// What somebody has typed at the desk.
enum Instruction: Equatable {
  case accept(number: Int?)
  case decline(number: Int?)
  case say(String)
  case note(String)
  case transferToAgent(String)
  case transferToQueue(String)
  case confer(String)
  case withdraw
  case exit
  case end
  case wrap(String)
  case extend
  case available
  case idle(IdleReason)
  case list
  case inbox(InboxCategory?)
  case card
  case mask(Bool)
  case enter(Detail, String)
  case remember(String)
  case show(number: Int?)
  case controls
  case directory(all: Bool, search: String)
  case reasons(search: String)
  case wait(TimeInterval)
  case help
  case quit
}

extension Instruction {
  /// Whether its output is what was asked for, rather than what came of it.
  var isQuestion: Bool {
    switch self {
    case .list, .inbox, .card, .controls, .directory, .reasons, .help: true
    default: false
    }
  }

  /// What a line can begin with.
  static let verbs = [
    "accept", "decline", "say", "note", "transfer", "confer", "withdraw", "exit", "end", "wrap",
    "extend", "state available", "state idle", "list", "inbox", "card", "mask on", "mask off",
    "name",
    "email", "phone", "remember", "show", "controls", "directory", "reasons", "wait", "help",
    "quit",
  ]
}

/// What can be entered in a customer's card.
enum Detail: String {
  case name
  case email
  case phone
}

/// Why a line is no instruction.
struct NotUnderstood: Error, Equatable {
  let message: String
}

extension Instruction {
  /// Reads a line; `nil` for an empty one.
  static func parse(_ line: String) throws(NotUnderstood) -> Self? {
    let words = line.split(maxSplits: 1, whereSeparator: \.isWhitespace)
    guard let verb = words.first else { return nil }
    let rest = words.count > 1 ? words[1].trimmed : ""
    return switch verb.lowercased() {
    case "accept": .accept(number: try number(rest, of: "accept"))
    case "decline": .decline(number: try number(rest, of: "decline"))
    case "say": .say(try text(rest, "say TEXT"))
    case "note": .note(try text(rest, "note TEXT"))
    case "transfer": try transfer(rest)
    case "confer": .confer(try text(rest, "confer NAME"))
    case "withdraw": .withdraw
    case "exit": .exit
    case "end": .end
    case "wrap": .wrap(try text(rest, "wrap REASON"))
    case "extend": .extend
    case "state": try state(rest)
    case "list": .list
    case "inbox": try inbox(rest)
    case "card": .card
    case "mask": try mask(rest)
    case "name": .enter(.name, try text(rest, "name NAME, or name - to take it away"))
    case "email": .enter(.email, try text(rest, "email ADDRESS, or email - to take it away"))
    case "phone": .enter(.phone, try text(rest, "phone NUMBER, or phone - to take it away"))
    case "remember": .remember(try text(rest, "remember TEXT"))
    case "show": .show(number: try number(rest, of: "show"))
    case "controls": .controls
    case "directory": directory(rest)
    case "reasons": .reasons(search: rest)
    case "wait": .wait(try seconds(rest))
    case "help", "?": .help
    case "quit": .quit
    default: throw NotUnderstood(message: "there is no command “\(verb)”: type help for the list")
    }
  }

  private static func text(_ rest: String, _ usage: String) throws(NotUnderstood) -> String {
    guard !rest.isEmpty else { throw NotUnderstood(message: "usage: \(usage)") }
    return rest
  }

  private static func number(_ rest: String, of verb: String) throws(NotUnderstood) -> Int? {
    if rest.isEmpty { return nil }
    guard let number = Int(rest), number > 0 else {
      throw NotUnderstood(message: "usage: \(verb) [NUMBER OF A CONVERSATION]")
    }
    return number
  }

  private static func seconds(_ rest: String) throws(NotUnderstood) -> TimeInterval {
    guard let seconds = Double(rest), seconds >= 0, seconds <= 86_400 else {
      throw NotUnderstood(message: "usage: wait SECONDS, from 0 to 86400")
    }
    return seconds
  }

  private static func transfer(_ rest: String) throws(NotUnderstood) -> Self {
    let usage = "transfer NAME, or transfer queue NAME"
    let (first, name) = rest.firstWord
    guard first.lowercased() == "queue" else { return .transferToAgent(try text(rest, usage)) }
    return .transferToQueue(try text(name, usage))
  }

  private static func state(_ rest: String) throws(NotUnderstood) -> Self {
    let (first, reason) = rest.firstWord
    switch first.lowercased() {
    case "available" where reason.isEmpty: return .available
    case "idle": return .idle(reason.isEmpty ? .onBreak : IdleReason(reason))
    case "rona": throw NotUnderstood(message: "RONA is set by the system alone (W-05)")
    default: throw NotUnderstood(message: "usage: state available, or state idle [REASON]")
    }
  }

  private static func inbox(_ rest: String) throws(NotUnderstood) -> Self {
    switch rest.lowercased() {
    case "": return .inbox(nil)
    case "unassigned": return .inbox(.unassigned)
    case "mine": return .inbox(.mine)
    case "others": return .inbox(.assignedToOthers)
    case "resolved": return .inbox(.resolved)
    default: throw NotUnderstood(message: "usage: inbox [unassigned | mine | others | resolved]")
    }
  }

  private static func mask(_ rest: String) throws(NotUnderstood) -> Self {
    switch rest.lowercased() {
    case "on": return .mask(true)
    case "off": return .mask(false)
    default: throw NotUnderstood(message: "usage: mask on, or mask off")
    }
  }

  private static func directory(_ rest: String) -> Self {
    let (first, search) = rest.firstWord
    return first.lowercased() == "all"
      ? .directory(all: true, search: search) : .directory(all: false, search: rest)
  }
}

extension StringProtocol {
  /// The text without white space around it.
  var trimmed: String {
    var text = Substring(self)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  /// The first word, and what follows it.
  fileprivate var firstWord: (first: String, rest: String) {
    let words = split(maxSplits: 1, whereSeparator: \.isWhitespace)
    return (words.first.map { String($0) } ?? "", words.count > 1 ? words[1].trimmed : "")
  }
}
