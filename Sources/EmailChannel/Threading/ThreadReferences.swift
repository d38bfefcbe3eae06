/// What a mail says that it answers, in order of trust.
struct ThreadReferences {
  /// `In-Reply-To` first, then `References` from the last to the first, each once.
  ///
  /// The subject is no reference: recurring mails and strangers share it.
  let inOrderOfTrust: [String]

  /// The mails before it, the oldest first, as an answer to it names them: its `References`, or else
  /// the one that it answers (RFC 5322 section 3.6.4).
  let earlier: [String]

  /// The most bytes of all identifiers in `References`, and how many of the last are kept beyond.
  private static let longest = 998
  private static let lastKept = 10

  init(_ mail: MailMessage) {
    var seen: Set<[UInt8]> = []
    inOrderOfTrust = (mail.inReplyTo + mail.references.reversed()).filter {
      seen.insert(Array($0.utf8)).inserted
    }
    let named =
      mail.references.isEmpty && mail.inReplyTo.count == 1 ? mail.inReplyTo : mail.references
    earlier = Self.trimmed(named)
  }

  /// Without the middle of a thread that is too long to be named: the first mail and the last ones
  /// are what programs look for.
  static func trimmed(_ references: [String]) -> [String] {
    let bytes = references.reduce(0) { $0 + $1.utf8.count + 1 }
    guard bytes > longest, references.count > lastKept + 1 else { return references }
    return references.prefix(1) + references.suffix(lastKept)
  }
}
