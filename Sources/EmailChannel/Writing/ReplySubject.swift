/// The subject of an answer.
struct ReplySubject {
  let text: String

  /// `Re: ` and the subject, unless it begins like an answer already.
  init(answering subject: String) {
    let isAnswer = subject.prefix(3).lowercased() == "re:"
    text = isAnswer ? subject : "Re: \(subject)"
  }
}
