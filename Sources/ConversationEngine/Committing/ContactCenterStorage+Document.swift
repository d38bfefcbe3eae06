import ConversationCore
import ConversationStorage

extension ContactCenterStorage {
  /// One document, where nothing else has to be read with it.
  func document(_ id: DocumentID) async throws -> Versioned<Document>? {
    var request = LoadRequest()
    request.documents = [id]
    return try await load(request).document(id)
  }
}
