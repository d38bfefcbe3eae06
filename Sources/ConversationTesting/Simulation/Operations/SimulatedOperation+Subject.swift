extension SimulatedOperation {
  /// The conversation that a command of an agent is about, and who gives it.
  var subject: (name: ConversationName, by: Participant)? {
    switch self {
    case .accept(let name, let by, _), .decline(let name, let by, _), .claim(let name, let by),
      .send(let name, let by, _), .addNote(let name, let by), .transfer(let name, let by, _),
      .transferToQueue(let name, let by, _), .withdrawTransfer(let name, let by),
      .requestConference(let name, let by, _), .withdrawConference(let name, let by),
      .exitConference(let name, let by), .endConference(let name, let by), .end(let name, let by),
      .submitWrapUp(let name, let by), .extendWrapUp(let name, let by):
      (name, by)
    default: nil
    }
  }

  /// The customers it has to do with; `nil` for what concerns everybody.
  var customers: [Int]? {
    switch self {
    case .write(let customer, _), .customerEnds(let customer), .start(let customer, _),
      .call(let customer, _, _), .consent(let customer, _):
      [customer]
    case .waitForExpiry(let name, _), .report(let name, _, _, _): [name.customer]
    case .race(let first, let second):
      if let one = first.customers, let other = second.customers { one + other } else { nil }
    case .stop(let operation, _): operation.customers
    default: subject.map { [$0.name.customer] }
    }
  }
}
