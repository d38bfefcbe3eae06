import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

// A command with an idempotency key is carried out once. The claim is taken in the commit of the
// command, so that there is no moment between the two.
extension ContactCenter {
  /// The claim of a command's key, in the scope of its caller.
  func claimKey(for command: Command) -> ClaimKey? {
    command.idempotencyKey.map { key in
      let caller = command.caller
      return claimKey("c", of: caller.role.rawValue, caller.agent?.rawValue ?? "", key)
    }
  }

  /// The claim that a command takes when it is carried out: what it was, and what came of it.
  func claim(for command: Command, leaving outcome: CommandOutcome, at now: Date) -> Claim? {
    claimKey(for: command).map {
      let about =
        outcome.message?.description ?? outcome.conversation?.description
        ?? outcome.ticket?.description ?? ""
      return Claim(
        $0,
        result: "\(fingerprint(of: command)) \(about)",
        expiresAt: now.after(settings.claimRetention)
      )
    }
  }

  /// The outcome of a command that was carried out before.
  ///
  /// - Throws: `ConversationError` `idempotencyKeyReused` if that was another command.
  func repeated(_ command: Command, in loaded: Loaded) throws -> Performed? {
    guard let key = claimKey(for: command), let claim = loaded.claim(key) else { return nil }
    let result = claim.result.split(separator: " ", omittingEmptySubsequences: false).map(
      String.init
    )
    guard result.first == fingerprint(of: command) else {
      throw ConversationError(.idempotencyKeyReused)
    }
    let about = result.last ?? ""
    if case .ticket = command.action {
      return Performed(CommandOutcome(ticket: TicketID(about), isRepeated: true))
    }
    let message = MessageID(about)
    return Performed(
      CommandOutcome(
        conversation: message?.conversation ?? ConversationID(about),
        message: message,
        isRepeated: true
      )
    )
  }

  /// A digest that tells two commands apart without keeping what they say; the key, which is kept
  /// nowhere, is part of it, so that what they say cannot be found by trying.
  private func fingerprint(of command: Command) -> String {
    let action = Self.withoutCardNumbers(command.action)
    guard let record = try? EncodedRecord(encoding: action, format: 1) else { return "" }
    let key = command.idempotencyKey ?? ""
    return digest("command", [key, String(decoding: record.json, as: UTF8.self)])
  }
}
