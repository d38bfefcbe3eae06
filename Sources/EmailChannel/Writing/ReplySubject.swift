/// The subject of an answer.
struct ReplySubject {
  let text: String

  /// `Re: ` and the subject, once, whatever marks of answers it begins with.
  init(answering subject: String) {
    let rest = BaseSubject.withoutMarks(subject)
    text = rest.isEmpty ? "Re: \(subject)" : "Re: \(rest)"
  }
}
