/// What a mail says that it answers, in order of trust.
struct ThreadReferences {
  /// `In-Reply-To` first, then `References` from the last to the first, each once.
  ///
  /// The subject is no reference: recurring mails and strangers share it.
  let inOrderOfTrust: [String]

  init(_ mail: MailMessage) {
    var seen: Set<[UInt8]> = []
    inOrderOfTrust = (mail.inReplyTo + mail.references.reversed()).filter {
      seen.insert(Array($0.utf8)).inserted
    }
  }
}
