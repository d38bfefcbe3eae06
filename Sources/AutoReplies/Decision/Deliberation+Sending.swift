import ConversationCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

// MARK: To whom, by which way, in which words

extension Deliberation {
  mutating func requireRecipient() throws(Obstacle) -> ChannelAddress {
    let reason: SuppressionReason? =
      switch occasion.recipient {
      case .withheld: .numberWithheld
      case .takesNoTexts: .takesNoTexts
      case .address(let address): address.takesAnswers ? nil : .cannotBeAnswered
      }
    try ask("is there somebody to write to", yes: "an address is known", unless: reason)
    try ask(
      "does the recipient want messages",
      yes: "they have not opted out",
      unless: context.hasOptedOut ? .optedOut : nil
    )
    if counts {
      let ceiling = context.ledger?.reached(context.settings.policy.ceilings, at: now)
      try ask(
        "is this no loop",
        yes: "the recipient has had few replies lately",
        unless: ceiling.map { .ceilingReached($0) }
      )
    }
    guard let address = occasion.recipient.address else { throw Obstacle(reason: .numberWithheld) }
    return address
  }

  mutating func requireWay(_ definition: TriggerDefinition) throws(Obstacle) -> ReplyWay {
    guard let way = context.way else {
      try ask("is there a way out", yes: "", unless: .noWayOut)
      throw Obstacle(reason: .noWayOut)
    }
    let id = way.entryPoint.id
    let isInUse = way.entryPoint.deletedAt == nil && way.entryPoint.isConnected
    try ask(
      "is there a way out",
      yes: "entry point \(id), \(way.entryPoint.channel)",
      unless: isInUse ? nil : .entryPointNotInUse(id)
    )
    try ask(
      "is the visitor heard",
      yes: "they are not blocked",
      unless: way.isBlocked ? .visitorBlocked : nil
    )
    if way.lastCustomerMessageAt == nil {
      try ask(
        "may the business write first",
        yes: way.entryPoint.channel.rawValue,
        unless: way.capabilities.mayWriteFirst
          ? nil : .mayNotWriteFirst(way.entryPoint.channel)
      )
    }
    let closes = way.capabilities.windowCloses(
      lastCustomerMessageAt: way.lastCustomerMessageAt,
      byPerson: false
    )
    let isClosed = closes.map { now >= $0 } ?? false
    try ask(
      "is the messaging window open",
      yes: closes == nil ? "the channel has none" : "it is",
      unless: isClosed ? closes.map { .outsideMessagingWindow(since: $0) } : nil
    )
    try ask(
      "may the conversation have one message more",
      yes: "it may",
      unless: way.mayHaveMessage ? nil : .tooManyMessages
    )
    return way
  }

  mutating func write(
    _ definition: TriggerDefinition,
    to recipient: ChannelAddress,
    by way: ReplyWay
  ) throws(Obstacle) -> AutoReplyMessage {
    let composition = ReplyComposition(
      of: context.settings[occasion.trigger],
      occasion.trigger,
      team: context.team,
      companyName: context.settings.companyName
    )
    if composition.isInEnglish { warn(.noTextsIn(context.team.language)) }
    let text: String
    do {
      text = try composition.saysSomething(with: values) ? composition.text(with: values) : ""
    } catch {
      try ask("has every field a value", yes: "", unless: .fieldWithoutValue(error.field))
      throw Obstacle(reason: .fieldWithoutValue(error.field))
    }
    try ask("does it say anything", yes: "it does", unless: text.isEmpty ? .empty : nil)
    var reason: SuppressionReason?
    if let limit = way.capabilities.textLimit {
      let length = limit.measure.count(text)
      if length > limit.maximum {
        reason = .tooLong(maximum: limit.maximum, actual: length, unit: limit.measure.unit)
      }
    }
    try ask("does the channel carry it", yes: "it does", unless: reason)
    return AutoReplyMessage(
      text: text,
      recipient: recipient,
      entryPoint: way.entryPoint.id,
      channel: way.entryPoint.channel,
      trigger: occasion.trigger
    )
  }

  /// What the host knows, and what is known here.
  private var values: [ReplyField: String] {
    var values = occasion.values
    values[.companyName] = values[.companyName] ?? context.settings.companyName
    values[.teamName] = values[.teamName] ?? context.team.displayName
    values[.nextOpening] = values[.nextOpening] ?? nextOpening
    return values
  }

  /// When the team opens, in words; further away the name of a day would be that of another week.
  private var nextOpening: String? {
    guard let opens = context.calendar.nextOpening(after: now),
      opens.timeIntervalSince(now) < 6 * 86_400
    else { return nil }
    let texts = StandardTexts.texts(in: context.team.language) ?? .english
    return texts.opening(context.calendar.zone.localDateTime(at: opens))
  }
}
