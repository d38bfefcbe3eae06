import ConversationCore
import ConversationStorage
import Masking

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A sign as it may be stored, with what redaction on arrival makes of the messages around the one that
/// it changes (W-28).
struct RedactedSign {
  /// What is noted.
  let sign: ThreadSign
  private let others: [Int: MessageContent]

  init(_ sign: ThreadSign, others: [Int: MessageContent] = [:]) {
    self.sign = sign
    self.others = others
  }

  /// Takes the other parts of a number out of the transcript, in the change that notes the sign.
  func mark(_ transition: inout Transition) {
    for (sequence, content) in others.sorted(by: { $0.key < $1.key }) {
      transition.amend(sequence, to: content)
    }
  }
}

extension ContactCenter {
  /// How many messages before and after an edited one are read: others write in between.
  private static let neighbours = 64

  /// The sign without card numbers, where the inbox stores none.
  ///
  /// `message`: the one that an edit is about, if it stands in a transcript.
  func redacted(
    _ sign: ThreadSign,
    about message: MessageID?,
    in inbox: InboxID
  ) async throws -> RedactedSign {
    guard let redaction = redactions[inbox] else { return RedactedSign(sign) }
    switch sign.kind {
    case .edited(let name, let text, let revision):
      guard redaction.concerns(text) else { return RedactedSign(sign) }
      var thread = EditedThread(text)
      if let message {
        let around = try await storage.transcript(
          of: message.conversation,
          before: message.sequence + Self.neighbours + 1,
          limit: 2 * Self.neighbours
        )
        thread = EditedThread(text, of: message, among: around)
      }
      thread.redact(by: redaction)
      return RedactedSign(
        sign.saying(.edited(name, text: thread.edited, revision: revision)),
        others: thread.others
      )
    case .answeredElsewhere(let answer):
      let redacted = OutsideMessage(
        providerID: answer.providerID,
        text: redaction.stored(answer.text),
        attachments: answer.attachments.map { $0.named(redaction.label($0.name)) },
        sender: answer.sender
      )
      return RedactedSign(sign.saying(.answeredElsewhere(redacted)))
    case .retracted, .reacted, .referred, .control: return RedactedSign(sign)
    }
  }
}

/// What the author of an edited message wrote around it, with the edit in its place: a number may be
/// split over messages by an edit as well.
private struct EditedThread {
  private struct Text {
    let sequence: Int?
    let at: Date?
    var text: String
    var isChanged = false
    var isWithheld = false

    /// How long before another text it was said.
    func age(at other: Self) -> Duration {
      guard let at, let now = other.at else { return .zero }
      return .milliseconds(max(0, now.milliseconds - at.milliseconds))
    }
  }

  private var texts: [Text]
  private let own: Int

  /// An edit of a message of which nothing is known.
  init(_ text: String) {
    texts = [Text(sequence: nil, at: nil, text: text)]
    own = 0
  }

  init(_ text: String, of message: MessageID, among messages: [Message]) {
    guard let edited = messages.first(where: { $0.id == message }) else {
      texts = [Text(sequence: nil, at: nil, text: text)]
      own = 0
      return
    }
    texts = messages.compactMap { other in
      guard other.author == edited.author, let said = other.id == message ? text : other.text
      else { return nil }
      return Text(sequence: other.id.sequence, at: other.at, text: said)
    }
    own = texts.firstIndex { $0.sequence == message.sequence } ?? 0
  }

  /// What the edited message says.
  var edited: String { texts[own].text }

  /// What becomes of the others.
  var others: [Int: MessageContent] {
    var others: [Int: MessageContent] = [:]
    for (index, text) in texts.enumerated() where index != own && text.isChanged {
      guard let sequence = text.sequence else { continue }
      others[sequence] =
        text.isWithheld ? .withheld(reason: .cardNumber) : .text(text.text)
    }
    return others
  }

  /// Decides about the edit, and then about each text after it that may go on with its number.
  mutating func redact(by redaction: ArrivalRedaction) {
    for index in own..<texts.count {
      let current = texts[index]
      guard texts[own].age(at: current) <= EarlierText.reach else { return }
      let first = texts[..<index].firstIndex { $0.age(at: current) <= EarlierText.reach } ?? index
      let earlier = texts[first..<index].map { EarlierText($0.text, age: $0.age(at: current)) }
      let decision = redaction.decide(current.text, after: earlier)
      for amendment in decision.amendments { set(amendment.text, at: first + amendment.index) }
      switch decision.outcome {
      case .unchanged: break
      case .redacted(let text): set(text, at: index)
      case .withheld:
        set("", at: index)
        texts[index].isWithheld = true
      }
    }
  }

  private mutating func set(_ text: String, at index: Int) {
    texts[index].text = text
    texts[index].isChanged = true
  }
}

extension ArrivalRedaction {
  /// What may be stored of a text that stands in an earlier place, or has gone out already.
  fileprivate func stored(_ text: String) -> String {
    switch decide(text).outcome {
    case .unchanged: text
    case .redacted(let redacted): redacted
    case .withheld: ""
    }
  }
}

extension ThreadSign {
  fileprivate func saying(_ kind: Kind) -> Self {
    Self(
      kind,
      channel: channel,
      recipient: recipient,
      customer: customer,
      at: at,
      externalID: externalID
    )
  }
}
