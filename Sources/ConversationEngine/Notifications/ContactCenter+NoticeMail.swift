import ChannelAdapters
import ConversationCore
import ConversationStorage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension ContactCenter {
  /// Sends the mails that are due.
  ///
  /// A mail is taken in one commit and settled in another. A host that stops between the two leaves it
  /// to be sent again as the same mail, under the same identifier: nothing is lost, and mail programs
  /// show it once.
  func mailNotices(_ policy: NotificationPolicy) async throws -> Int {
    guard let mail = policy.mail else { return 0 }
    let query = DocumentQuery(
      kind: AgentNotices.documentKind,
      name: AgentNotices.dueKey,
      value: ""
    )
    var count = 0
    for element in try await storage.documents(query, after: nil, limit: 16).elements {
      let notices: AgentNotices = try element.value.value()
      guard notices.dueAt <= now() else { break }
      guard let taken = try await take(notices.agent) else { continue }
      count += 1
      let outcome = await send(taken, policy, by: mail)
      try await settle(taken, outcome, policy)
    }
    return count
  }

  /// What a mail is to tell, for as long as a lease lasts; `nil` if somebody else has it.
  private func take(_ agent: AgentID) async throws -> AgentNotices? {
    try await commit { now, batch in
      guard let read = try await self.notices(of: agent), read.value.dueAt <= now else {
        return nil
      }
      var notices = read.value
      _ = notices.take(until: now.after(self.settings.leaseTime))
      batch.documents = [Change(Document(notices), expected: read.version)]
      return notices
    }
  }

  private func send(
    _ notices: AgentNotices,
    _ policy: NotificationPolicy,
    by way: NotificationPolicy.Mail
  ) async -> MailOutcome {
    do {
      guard let address = try await notificationSettings(of: notices.agent)?.email,
        let recipient = try? EnvelopeAddress(address)
      else { return .refused(MailDiagnosis(.misconfigured)) }
      let mail = try await describe(notices)
      guard let first = notices.sending.first, !mail.lines.isEmpty,
        let envelope = try? MailEnvelope(from: way.sender, to: [recipient])
      else { return .refused(MailDiagnosis(.misconfigured)) }
      var digest = SHA256Hasher()
      digest.update(Array("\(notices.agent)\u{1F}\(first.kind)\u{1F}\(first.message)".utf8))
      let message = NoticeMessage(
        sender: way.sender,
        recipient: recipient,
        text: policy.wording(mail),
        name: "notice." + digest.finalize().hexadecimal.prefix(32),
        date: first.at
      )
      return await way.transport.submit(message.bytes, envelope: envelope)
    } catch {
      return .deferred(MailDiagnosis(.unavailable))
    }
  }

  /// The lines of a mail; those of conversations that are gone, or not the agent's to see any more, are
  /// left out, and whoever was removed gets none.
  private func describe(_ notices: AgentNotices) async throws -> NoticeMail {
    var request = LoadRequest()
    request.agents = [notices.agent]
    request.conversations = notices.sending.map(\.message.conversation)
    let loaded = try await storage.load(request)
    let agent = loaded.agent(notices.agent)?.value
    return NoticeMail(
      agent: notices.agent,
      agentName: agent?.name ?? notices.agent.rawValue,
      lines: notices.sending.compactMap { entry in
        guard let agent, agent.presence != .removed,
          let conversation = loaded.conversation(entry.message.conversation)?.value,
          agent.maySee(conversation)
        else { return nil }
        return NoticeMail.Line(
          kind: entry.kind,
          conversation: conversation.id,
          channel: conversation.channel,
          at: entry.at
        )
      }
    )
  }

  /// Notes what came of a mail.
  private func settle(
    _ taken: AgentNotices,
    _ outcome: MailOutcome,
    _ policy: NotificationPolicy
  ) async throws {
    try await commit { now, batch in
      // Whoever took it over meanwhile settles it.
      guard let read = try await self.notices(of: taken.agent),
        read.value.sending == taken.sending, read.value.attempts == taken.attempts
      else { return }
      var notices = read.value
      let isThrough: Bool
      switch outcome {
      case .accepted, .refused: isThrough = true
      case .deferred, .unknown:
        let delay = min(3600, 60 * Double(1 << min(taken.attempts, 6)))
        isThrough = !notices.postpone(by: delay, at: now)
      }
      if isThrough, notices.finish(nextAfter: policy.coalescing, at: now) {
        batch.removals = [DocumentRemoval(notices.documentID, expected: read.version)]
      } else {
        batch.documents = [Change(Document(notices), expected: read.version)]
      }
    }
    if outcome != .accepted {
      observer?.observe(.backgroundWorkFailed("a notice to an agent: \(outcome)"))
    }
  }

  private func notices(of agent: AgentID) async throws -> Versioned<AgentNotices>? {
    let id = AgentNotices.documentID(of: agent)
    guard let read = try await storage.document(id) else { return nil }
    return Versioned(try read.value.value(), version: read.version)
  }
}
