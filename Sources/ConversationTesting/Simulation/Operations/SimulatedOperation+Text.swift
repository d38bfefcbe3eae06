import ConversationCore

extension SimulatedOperation: CustomStringConvertible {
  /// The operation in one line.
  public var description: String {
    switch self {
    case .write(let customer, let numbers):
      "customer \(customer) writes \(numbers.map(String.init).joined(separator: ", "))"
    case .customerEnds(let customer): "customer \(customer) ends the conversation"
    case .call(let customer, let number, let event):
      "customer \(customer), call \(number): \(event)"
    case .consent(let customer, let isOptOut):
      "customer \(customer) opts \(isOptOut ? "out" : "in")"
    case .signIn(let agent): "agent \(agent) signs in"
    case .signOut(let agent): "agent \(agent) signs out"
    case .loseConnection(let agent): "agent \(agent) loses the connection"
    case .restoreConnection(let agent): "agent \(agent) is back"
    case .removeAgent(let agent): "agent \(agent) is removed"
    case .choose(let agent, let isAvailable, let channelClass):
      "agent \(agent) is \(isAvailable ? "available" : "idle") for "
        + (channelClass?.rawValue ?? "everything")
    case .start(let customer, let agent): "agent \(agent) writes to customer \(customer) first"
    case .deleteEntryPoint(let number): "entry point \(number) is deleted"
    case .replaceEntryPoint(let number): "entry point \(number) is replaced"
    case .wait(let milliseconds): "\(milliseconds) ms pass"
    case .waitForDeadline(let early): "time passes until \(early) ms before the next deadline"
    case .waitForExpiry(let name, let early):
      "\(name): time passes until \(early) ms before the offer expires"
    case .work: "what is due is done"
    case .script(let answers):
      "the provider will say \(answers.map(\.rawValue).joined(separator: ", "))"
    case .report(let name, let back, let status, let naming):
      "\(name): the provider reports \(status.rawValue) by \(naming.rawValue), \(back) back"
    case .failCommit(let fault, let calls): "a commit fails after \(calls): \(fault.rawValue)"
    case .failRead(let calls): "a read fails after \(calls)"
    case .race(let first, let second): "\(first) | meanwhile \(second)"
    case .stop(let operation, let calls): "\(operation) | the host stops after \(calls) calls"
    default: commandText
    }
  }

  /// A command of an agent in a conversation.
  private var commandText: String {
    switch self {
    case .accept(let name, let by, let back): "\(name): \(by) accepts\(Self.offers(back))"
    case .decline(let name, let by, let back): "\(name): \(by) declines\(Self.offers(back))"
    case .claim(let name, let by): "\(name): \(by) claims"
    case .send(let name, let by, let times):
      "\(name): \(by) sends" + (times > 1 ? " the same \(times) times" : "")
    case .addNote(let name, let by): "\(name): \(by) adds a note"
    case .transfer(let name, let by, let target): "\(name): \(by) transfers to agent \(target)"
    case .transferToQueue(let name, let by, let queue):
      "\(name): \(by) transfers to queue \(queue)"
    case .withdrawTransfer(let name, let by): "\(name): \(by) withdraws the transfer"
    case .requestConference(let name, let by, let guest):
      "\(name): \(by) asks agent \(guest) to join"
    case .withdrawConference(let name, let by): "\(name): \(by) withdraws the conference request"
    case .exitConference(let name, let by): "\(name): \(by) exits the conference"
    case .endConference(let name, let by): "\(name): \(by) ends the conference"
    case .end(let name, let by): "\(name): \(by) ends"
    case .submitWrapUp(let name, let by): "\(name): \(by) submits the wrap-up"
    case .extendWrapUp(let name, let by): "\(name): \(by) extends the wrap-up"
    default: ""
    }
  }

  private static func offers(_ back: Int) -> String {
    back == 0 ? "" : ", the offer \(back) before the last"
  }
}
