import ConversationCore

extension AutoReplyDraft {
  /// What is wrong with the reply of one trigger.
  func problems(
    of trigger: AutoReplyTrigger,
    for team: TeamSettings,
    catalogue: TriggerCatalogue,
    textLimit: TextLimit
  ) -> [AutoReplyProblem] {
    guard let definition = catalogue[trigger] else {
      return [AutoReplyProblem(trigger, .trigger, .unknownTrigger)]
    }
    let reply = self[trigger]
    var problems: [AutoReplyProblem] = []
    var parts: [(part: AutoReplyProblem.Part, text: String)] = []
    if case .template(let text) = reply.body { parts.append((.body, text)) }
    for (index, extra) in reply.extras.enumerated() where extra.isIncluded {
      parts.append((.extra(index + 1), extra.text))
    }
    for (part, text) in parts {
      switch Result(catching: { () throws(ReplyTemplate.Malformed) in try ReplyTemplate(text) }) {
      case .failure(let error):
        problems.append(AutoReplyProblem(trigger, part, .malformed(atByte: error.byte)))
      case .success(let template):
        for field in template.fields where !definition.offers(field) {
          problems.append(AutoReplyProblem(trigger, part, .unknownField(field)))
        }
      }
    }
    guard reply.isEnabled else { return problems }
    if case .template(let text) = reply.body, text.isBlank {
      problems.append(AutoReplyProblem(trigger, .body, .empty))
    }
    if reply.body == .standard, StandardTexts.text(for: trigger, in: "en") == nil {
      problems.append(AutoReplyProblem(trigger, .body, .noStandardText))
    }
    if let countries = definition.countries, !countries.contains(companyCountry ?? "") {
      problems.append(AutoReplyProblem(trigger, .trigger, .notInThisCountry))
    }
    if problems.isEmpty {
      let composition = ReplyComposition(of: reply, trigger, team: team, companyName: companyName)
      let length = textLimit.measure.count(composition.minimum)
      if length > textLimit.maximum {
        let problem = AutoReplyProblem.Reason.tooLong(
          maximum: textLimit.maximum,
          actual: length,
          unit: textLimit.measure.unit
        )
        problems.append(AutoReplyProblem(trigger, .whole, problem))
      }
    }
    return problems
  }
}

extension String {
  /// Whether there is nothing but white space.
  var isBlank: Bool { unicodeScalars.allSatisfy(\.properties.isWhitespace) }
}
