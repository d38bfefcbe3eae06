/// The kinds of operations that a seed weighs.
enum OperationKind: Int, CaseIterable, Sendable {
  case write, duplicate, several, customerEnds
  case comeBack, signOut, loseConnection, removeAgent, beAvailable, beIdle
  case accept, acceptWrongly, acceptAtExpiry, decline, claim
  case send, sendTwice, addNote, transfer, transferToQueue, transferWhileWrappingUp
  case withdrawTransfer, requestConference, withdrawConference, exitConference, endConference
  case end, submitWrapUp, extendWrapUp, start, deleteEntryPoint, replaceEntryPoint
  case wait, waitForDeadline, jump, setBack, work
  case script, report, reportEarly, watermark, race, fail, stop
  case call, consent

  /// How often it happens, in ten thousand, before a seed weighs it.
  var standardWeight: Int {
    switch self {
    case .write: 900
    case .duplicate: 400
    case .several: 200
    case .customerEnds: 120
    case .comeBack: 200
    case .signOut: 25
    case .loseConnection: 25
    case .removeAgent: 4
    case .beAvailable: 500
    case .beIdle: 60
    case .accept: 1_500
    case .acceptWrongly: 120
    case .acceptAtExpiry: 40
    case .decline: 80
    case .claim: 250
    case .send: 1_200
    case .sendTwice: 40
    case .addNote: 60
    case .transfer: 160
    case .transferToQueue: 60
    case .transferWhileWrappingUp: 30
    case .withdrawTransfer: 50
    case .requestConference: 120
    case .withdrawConference: 40
    case .exitConference: 60
    case .endConference: 40
    case .end: 900
    case .submitWrapUp: 700
    case .extendWrapUp: 40
    case .start: 40
    case .deleteEntryPoint: 6
    case .replaceEntryPoint: 300
    case .wait: 700
    case .waitForDeadline: 60
    case .jump: 3
    case .setBack: 8
    case .work: 500
    case .script: 60
    case .report: 400
    case .reportEarly: 60
    case .watermark: 40
    case .race: 300
    case .fail: 120
    case .stop: 60
    case .call: 250
    case .consent: 15
    }
  }

  /// Whether a seed may switch it off; without the others nothing would ever come to an end.
  var maySwitchOff: Bool {
    switch self {
    case .write, .accept, .end, .submitWrapUp, .beAvailable, .comeBack, .claim, .wait, .work,
      .replaceEntryPoint, .fail, .stop:
      false
    default: true
    }
  }
}

/// What one seed is about: a random subset of operations, each with a random weight, so that every seed
/// goes another way than the average.
struct Swarm: Sendable {
  private(set) var weights: [Int]
  /// How many steps a conversation gets on the average.
  let stepsPerConversation: Int
  /// How many conversations an agent has before they are ended more often than begun, in percent.
  let load: Int

  init(_ dice: inout Dice, hasFaults: Bool) {
    weights = []
    for kind in OperationKind.allCases {
      let isOff =
        kind.maySwitchOff && dice.isLucky(15) || !hasFaults && (kind == .fail || kind == .stop)
      let factor = [30, 60, 100, 100, 150, 250][dice.number(below: 6)]
      weights.append(isOff ? 0 : max(1, kind.standardWeight * factor / 100))
    }
    stepsPerConversation = dice.number(in: 7...10)
    load = [30, 80, 150, 250, 400][dice.number(below: 5)]
  }

  subscript(kind: OperationKind) -> Int { weights[kind.rawValue] }
}
