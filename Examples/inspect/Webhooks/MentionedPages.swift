import Foundation
import MessengerChannel

/// The pages that the body of a webhook names, each once, as far as they can be pages.
struct MentionedPages {
  let ids: [String]

  init(_ body: [UInt8]) {
    let envelope = try? JSONDecoder().decode(Envelope.self, from: Data(body))
    var seen: Set<String> = []
    ids = (envelope?.entry ?? []).compactMap(\.id).filter { id in
      let isPage = (try? MessengerPage(id: id, accessToken: MadeUp.secret())) != nil
      return isPage && seen.insert(id).inserted
    }
  }

  private struct Envelope: Decodable {
    let entry: [Entry]
  }

  /// An entry; a malformed one has no id, and takes none of the others with it.
  private struct Entry: Decodable {
    let id: String?

    enum Key: CodingKey { case id }

    init(from decoder: any Decoder) {
      let container = try? decoder.container(keyedBy: Key.self)
      id = container?.looseText(.id)
    }
  }
}
