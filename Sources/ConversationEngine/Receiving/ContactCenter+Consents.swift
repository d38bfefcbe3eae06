import ConversationCore
import ConversationStorage

extension ContactCenter {
  /// Notes what a provider reports about a customer's consent.
  func note(_ report: ConsentReport) async throws -> InboundResult {
    try await commit { now, batch in
      let id = Consent.documentID(report.scope)
      var request = LoadRequest()
      request.documents = [id]
      let read = try await self.storage.load(request).document(id)
      let known = try read?.value.value(as: Consent.self)
      if let consent = ConsentPolicy.consent(after: report, known: known, at: now) {
        batch.documents = [Change(Document(consent), expected: read?.version)]
      }
      return .reported
    }
  }
}
