#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension ConsentPolicy {
  /// Decides on a message before it is routed and before anything replies to it.
  ///
  /// - An opt-out always counts, also one that was sent before a later opt-in and arrives after it.
  ///   An opt-in that is known to have been sent before the opt-out does not count.
  /// - The answer to an opt-out is due only when it changes something: there is no second one.
  /// - What the provider itself recognised (``InboundMessage/consentRequest``) it has answered.
  ///
  /// `known`: the record of the message's scope, as it is stored.
  public func decide(
    on message: InboundMessage,
    known: Consent?,
    at now: Date
  ) -> ConsentDecision {
    let own = words.request(in: message.text, isOptedOut: known?.isOptedOut ?? false)
    let request = own == .optOut ? own : message.consentRequest ?? own
    guard let request else {
      return ConsentDecision(
        request: nil,
        consent: nil,
        answer: nil,
        isForPeople: true,
        mayAskToStop: flagsFreeWording && words.mayAskToStop(message.text)
      )
    }
    let change = Statement(
      scope: ConsentScope(of: message),
      sentAt: message.sentAt,
      source: own == nil ? .provider : .word,
      externalID: message.externalID
    )
    let changed = change.consent(after: request, known: known, at: now)
    return ConsentDecision(
      request: request,
      consent: changed,
      answer: answer(to: request, in: message, hasChanged: changed != nil),
      isForPeople: request == .help && bringsHelpToPeople,
      mayAskToStop: false
    )
  }

  /// Decides on what a provider reports by itself, without a message.
  ///
  /// - Returns: The consent as it is to be stored; `nil` if nothing changes.
  public static func consent(
    after report: ConsentReport,
    known: Consent?,
    at now: Date
  ) -> Consent? {
    let statement = Statement(
      scope: report.scope,
      sentAt: report.at,
      source: .provider,
      externalID: report.externalID
    )
    return statement.consent(after: report.request, known: known, at: now)
  }

  private func answer(
    to request: ConsentRequest,
    in message: InboundMessage,
    hasChanged: Bool
  ) -> String? {
    guard case .sdk(let texts) = answerer, message.consentRequest == nil,
      message.sender.takesAnswers,
      !ConsentWords.isWord(message.text, of: carrierWords),
      request == .help || hasChanged
    else { return nil }
    return texts.answer(to: request)
  }
}

/// Where and when a request was made.
private struct Statement {
  let scope: ConsentScope
  let sentAt: Date?
  let source: ConsentSource
  let externalID: String?

  /// The consent after the request; `nil` if nothing changes.
  func consent(after request: ConsentRequest, known: Consent?, at now: Date) -> Consent? {
    let state: ConsentState
    switch request {
    case .help: return nil
    case .optOut: state = .optedOut
    case .optIn:
      if let known, known.isOptedOut, let sentAt, let last = known.changes.last?.sentAt,
        sentAt < last
      {
        return nil
      }
      state = .optedIn
    }
    let change = ConsentChange(
      state,
      at: now,
      sentAt: sentAt,
      source: source,
      externalID: externalID
    )
    guard var consent = known else { return Consent(scope, change) }
    return consent.take(change) ? consent : nil
  }
}
