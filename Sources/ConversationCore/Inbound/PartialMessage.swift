#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// The parts of a long text message that have come, until all have, or until a deadline.
///
/// It is stored: a restart between two parts loses nothing. What is still missing at the deadline is
/// marked as missing, and the rest goes its way.
public struct PartialMessage: Hashable, Sendable, Codable {
  /// What stands where a part is missing.
  public static let gap = "[…]"

  /// What the parts have in common.
  public let reference: String
  /// How many parts there are.
  public let total: Int
  /// Until when the others are waited for.
  public private(set) var deadline: Date
  /// Whether it is on its way: nothing is added any more.
  public private(set) var isSealed = false
  private var parts: [Part]

  private struct Part: Hashable, Codable {
    let number: Int
    let message: InboundMessage
  }

  /// Begins with the part that came first.
  ///
  /// `patience`: how long the others are waited for, in seconds.
  public init(_ part: MessagePart, patience: TimeInterval, at now: Date) {
    reference = part.reference
    total = part.total
    deadline = now.after(patience)
    parts = [Part(number: part.number, message: part.message)]
  }

  /// What becomes of a part that comes to the others.
  @nonexhaustive
  public enum Joining: Hashable, Sendable {
    /// It is taken.
    case taken
    /// It was there before.
    case duplicate
    /// Its place is taken by another message's part: references are used again after a while. Let the
    /// older message go, and begin anew.
    case otherMessage
  }

  /// Takes a part.
  ///
  /// With the last one the message is complete, and due at once.
  public mutating func take(_ part: MessagePart, at now: Date) -> Joining {
    guard part.total == total else { return .otherMessage }
    if let there = parts.first(where: { $0.number == part.number }) {
      return there.message.externalID == part.message.externalID ? .duplicate : .otherMessage
    }
    guard !isSealed else { return .otherMessage }
    parts.append(Part(number: part.number, message: part.message))
    parts.sort { $0.number < $1.number }
    if isComplete { deadline = min(deadline, now.inWholeMilliseconds) }
    return .taken
  }

  /// Lets it go its way as it is: a part that comes later begins a message of its own.
  public mutating func seal() { isSealed = true }

  /// Whether all parts are there.
  public var isComplete: Bool { parts.count == total }

  /// Whether it goes its way now: complete, or waited for long enough.
  public func isDue(at now: Date) -> Bool { isComplete || now >= deadline }

  /// The message, with what is missing marked.
  ///
  /// Its identifier is that of the first part there is, which makes it the same message whichever
  /// part came last.
  public var message: InboundMessage? {
    guard let first = parts.first?.message else { return nil }
    var text = ""
    var next = 1
    for part in parts {
      if part.number > next { text += Self.gap }
      text += part.message.text
      next = part.number + 1
    }
    if next <= total { text += Self.gap }
    return first.whole(
      text: text,
      attachments: parts.flatMap(\.message.attachments),
      hadCardNumber: parts.contains(where: \.message.hadCardNumber)
    )
  }

  /// Replaces the texts of parts that follow each other, where a card number is in them.
  ///
  /// `redact` gets the texts of a run, and says what is to stand there instead; `nil` leaves them.
  package mutating func redactRuns(_ redact: ([String]) -> [String]?) {
    var start = 0
    while start < parts.count {
      var end = start + 1
      while end < parts.count, parts[end].number == parts[end - 1].number + 1 { end += 1 }
      if let texts = redact(parts[start..<end].map(\.message.text)) {
        for (index, text) in zip(start..<end, texts) where text != parts[index].message.text {
          parts[index] = Part(
            number: parts[index].number,
            message: parts[index].message.redacted(text)
          )
        }
      }
      start = end
    }
  }
}

extension PartialMessage: StoredDocument {
  /// `partial-message`.
  public static let documentKind: DocumentKind = "partial-message"
  /// The name of the key that lists them by deadline.
  public static let deadlineKey = "deadline"

  /// Sender, recipient, reference and number of parts: what tells two messages apart.
  public var documentName: String {
    parts.first.map { Self.name($0.message, reference, total) } ?? ""
  }

  /// Its deadline, in the order of time.
  public var documentKeys: [DocumentKey] {
    [DocumentKey(Self.deadlineKey, "", rank: deadline.milliseconds)]
  }

  /// What the document is called in which a part waits.
  public static func documentID(of part: MessagePart) -> DocumentID {
    let name = name(part.message, part.reference, part.total)
    return DocumentID(kind: documentKind, id: name)
  }

  private static func name(
    _ message: InboundMessage,
    _ reference: String,
    _ total: Int
  ) -> String {
    KeyText.joining(
      message.channel.rawValue,
      message.recipient,
      String(total),
      reference,
      message.sender.key
    )
  }
}
