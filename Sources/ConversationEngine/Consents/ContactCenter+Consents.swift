import ChannelAdapters
import ConversationCore
import ConversationStorage

extension ContactCenter {
  /// Notes what a provider reports about a customer's consent.
  func note(_ report: ConsentReport) async throws -> InboundResult {
    try await commit { now, batch in
      let id = Consent.documentID(report.scope)
      let read = try await self.storage.document(id)
      let known = try read?.value.value(as: Consent.self)
      if let consent = ConsentPolicy.consent(after: report, known: known, at: now) {
        batch.documents = [Change(Document(consent), expected: read?.version)]
      }
      return .reported
    }
  }

  /// Refuses a message to a customer who has opted out, in the commit that would queue it: the
  /// consent that was read is a guard of the batch.
  ///
  /// - Throws: `ConversationError` `optedOut`.
  func requireConsent(
    to address: ChannelAddress,
    from entryPoint: EntryPoint,
    into batch: inout ChangeBatch
  ) async throws {
    guard let id = consentID(of: address, at: entryPoint) else { return }
    let read = try await storage.document(id)
    try read?.value.value(as: Consent.self).check()
    if read == nil { try await erasedConsent(scope(of: address, at: entryPoint))?.check() }
    batch.guards.append(.document(id, version: read?.version))
  }

  /// Whether a message that is about to be sent may still be sent: its customer may have opted out
  /// since it was queued.
  ///
  /// - Throws: `StorageError` where that is not known.
  func isPermitted(_ delivery: Delivery, from entryPoint: EntryPoint) async throws -> Bool {
    guard let id = consentID(of: delivery.recipient, at: entryPoint) else { return true }
    guard let read = try await storage.document(id) else { return true }
    let consent = try read.value.value(as: Consent.self)
    return (try? consent.check(delivery.id)) != nil
  }

  /// Whether an address wants messages from an entry point.
  func mayWrite(to address: ChannelAddress, from entryPoint: EntryPoint) async throws -> Bool {
    guard let id = consentID(of: address, at: entryPoint) else { return true }
    guard let read = try await storage.document(id) else { return true }
    return (try? read.value.value(as: Consent.self).check()) != nil
  }

  /// Notes that a provider has refused a message because its customer has opted out there.
  func noteRefusal(of delivery: Delivery, from entryPoint: EntryPoint) async throws {
    guard consents.concern(entryPoint.channel) else { return }
    _ = try await note(ConsentReport(.optOut, in: scope(of: delivery.recipient, at: entryPoint)))
  }

  /// The document in which an address would have opted out of an entry point's messages; `nil` where
  /// the words do not count.
  func consentID(of address: ChannelAddress, at entryPoint: EntryPoint) -> DocumentID? {
    guard consents.concern(entryPoint.channel) else { return nil }
    return Consent.documentID(scope(of: address, at: entryPoint))
  }

  private func scope(of address: ChannelAddress, at entryPoint: EntryPoint) -> ConsentScope {
    let grouping = adapters[entryPoint.adapter] as? any ConsentGrouping
    return ConsentScope(
      from: entryPoint,
      group: grouping?.consentGroup(of: entryPoint),
      to: address
    )
  }
}
