import ConversationCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What stands against a reply.
struct Obstacle: Error {
  let reason: SuppressionReason
}

/// The questions of a decision, asked one after another until one says no.
///
/// Cheap and telling ones come first: whoever reads why nothing was sent should find "switched off"
/// before "the recipient has opted out".
struct Deliberation {
  let occasion: ReplyOccasion
  let context: ReplyContext
  let replacement: AutoReplyTrigger?
  let now: Date
  private(set) var steps: [DecisionStep] = []
  private(set) var warnings: [AutoReplyWarning] = []

  init(
    occasion: ReplyOccasion,
    context: ReplyContext,
    replacement: AutoReplyTrigger?,
    now: Date
  ) {
    self.occasion = occasion
    self.context = context
    self.replacement = replacement
    self.now = now
  }

  /// The occasion's key; one without an identity of its own is the closed period.
  var key: ReplyKey {
    var identity = occasion.identity
    if identity.isEmpty {
      let since = context.calendar.lastChange(upTo: occasion.hoursAt)
      identity = since.map { "closed since \($0.milliseconds)" } ?? "always closed"
    }
    return ReplyKey(subject: occasion.subject, slot: occasion.slot, occasion: identity)
  }

  /// Whether the reply counts for ceilings: what an advisor asks for is no loop.
  var counts: Bool { context.catalogue[occasion.trigger]?.cause != .advisor && !isAsked }

  private var isAsked: Bool {
    if case .advisor = occasion.source { return true }
    return false
  }

  /// Asks everything.
  mutating func conclude() -> Result<AutoReplyMessage, Obstacle> {
    do throws(Obstacle) {
      let definition = try requireTrigger()
      try requirePlace(definition)
      try requireSource(definition)
      if definition.isAfterHours { try requireClosed() }
      try requireNews(definition)
      let recipient = try requireRecipient()
      let way = try requireWay(definition)
      return .success(try write(definition, to: recipient, by: way))
    } catch {
      return .failure(error)
    }
  }

  /// Notes the answer to a question; an answer that is an obstacle is the last one.
  mutating func ask(
    _ question: String,
    yes answer: String,
    unless reason: SuppressionReason?
  ) throws(Obstacle) {
    steps.append(
      DecisionStep(
        question: question,
        answer: reason?.text ?? answer,
        passed: reason == nil
      )
    )
    if let reason { throw Obstacle(reason: reason) }
  }

  mutating func warn(_ warning: AutoReplyWarning) { warnings.append(warning) }
}

// MARK: What and where

extension Deliberation {
  private mutating func requireTrigger() throws(Obstacle) -> TriggerDefinition {
    let definition = context.catalogue[occasion.trigger]
    try ask(
      "is there such a trigger",
      yes: occasion.trigger.rawValue,
      unless: definition == nil ? .unknownTrigger(occasion.trigger) : nil
    )
    let reply = context.settings[occasion.trigger]
    try ask("has the team switched it on", yes: "it is on", unless: reply.isEnabled ? nil : .off)
    guard let definition else { throw Obstacle(reason: .unknownTrigger(occasion.trigger)) }
    return definition
  }

  private mutating func requirePlace(_ definition: TriggerDefinition) throws(Obstacle) {
    try ask(
      "does it happen on this channel",
      yes: occasion.channel.rawValue,
      unless: definition.permits(occasion.channel) ? nil : .wrongChannel(occasion.channel)
    )
    if let origins = definition.origins {
      let isOwn = occasion.origin.map(origins.contains) ?? false
      try ask(
        "is the ticket of its kind",
        yes: occasion.origin?.rawValue ?? "",
        unless: isOwn ? nil : .wrongOrigin(occasion.origin)
      )
    }
    if let countries = definition.countries {
      let isThere = context.settings.companyCountry.map(countries.contains) ?? false
      try ask(
        "is it possible in the company's country",
        yes: context.settings.companyCountry ?? "",
        unless: isThere ? nil : .notInThisCountry
      )
    }
  }

  private mutating func requireSource(_ definition: TriggerDefinition) throws(Obstacle) {
    let reason: SuppressionReason?
    let who: String
    switch (occasion.source, definition.cause) {
    case (.program(let sign), _): (who, reason) = ("a program", .program(sign))
    case (.customer, .customer): (who, reason) = ("a customer", nil)
    case (.system, .system): (who, reason) = ("the passing of time", nil)
    case (.advisor, .advisor), (.advisor, .system): (who, reason) = ("an advisor", nil)
    default: (who, reason) = ("", .wrongSource)
    }
    try ask("who has brought it about", yes: who, unless: reason)
  }
}

// MARK: When

extension Deliberation {
  /// At the instant of the event no ring schedule may be active (P-14, P-17a, P-17b); news that come
  /// late must not say "closed" when the team is open.
  private mutating func requireClosed() throws(Obstacle) {
    for warning in context.calendar.warnings { warn(.schedule(warning)) }
    let active = context.calendar.activeSchedule(at: occasion.hoursAt)
    try ask(
      "was the team closed then",
      yes: context.calendar.explain(at: occasion.hoursAt).text,
      unless: active.map { .withinHours($0.id) }
    )
    let age = now.timeIntervalSince(occasion.happenedAt)
    let isOldNews =
      age >= context.settings.policy.staleAfter && context.calendar.isActive(at: now)
    try ask(
      "is that still worth saying",
      yes: "it happened \(Int(max(0, age))) s ago",
      unless: isOldNews ? .openAgain : nil
    )
  }

  private mutating func requireNews(_ definition: TriggerDefinition) throws(Obstacle) {
    if occasion.isAssumed {
      try ask("was its end reported", yes: "", unless: .endNotReported)
    }
    if let reopenedAt = occasion.reopenedAt {
      try ask("is the conversation still over", yes: "", unless: .reopened(at: reopenedAt))
    }
    if let replacement {
      try ask("does no other reply say it", yes: "", unless: .replaced(by: replacement))
    }
    let sent = (context.ledger?.entry(key) ?? sentThisClosedPeriod())?.at ?? context.claimed[key]
    try ask(
      "is it the first reply on this occasion",
      yes: "none was sent",
      unless: sent.map { .alreadySent(at: $0) }
    )
    guard definition.yieldsToAgents else { return }
    let answered = context.lastAgentMessageAt.flatMap { last in
      occasion.happenedAt.timeIntervalSince(last) < context.settings.policy.agentQuiet ? last : nil
    }
    try ask(
      "is no agent talking to the customer",
      yes: "no agent has written lately",
      unless: answered.map { .agentAnswered(at: $0) }
    )
  }

  /// The reply of the same closed period, even if somebody has changed the schedules since: between
  /// it and now the team was never open.
  private func sentThisClosedPeriod() -> ReplyLedger.Entry? {
    guard occasion.identity.isEmpty,
      let last = context.ledger?.last(occasion.trigger, in: occasion.conversation),
      context.calendar.activePeriods(from: last.at, to: occasion.hoursAt).isEmpty
    else { return nil }
    return last
  }
}
