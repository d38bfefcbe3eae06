import ChannelAdapters

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What happened on one page or in one account, which is named by an id.
protocol MetaEntry: Decodable {
  var id: GraphID { get }
}

/// The body of a verified webhook of Meta's, whatever the product: what it is about, and several
/// entries.
struct MetaEnvelope<Entry: MetaEntry>: Decodable {
  private let object: String
  private let entry: [Attempt<Entry>]

  /// Reads a body; whatever is malformed or foreign is passed over without losing the rest.
  ///
  /// - Parameters:
  ///   - body: The raw bytes.
  ///   - object: What it has to be about.
  ///   - reason: Why something else is passed over.
  ///   - isOwn: Whether an entry is about what is set up: the signature proves the app, which may serve
  ///     others besides.
  ///   - what: What an entry is about, in a word.
  ///   - read: Reads one entry.
  /// - Returns: What was recognised, and what was passed over.
  /// - Throws: `WebhookRefusal` `malformed` when it is no envelope at all.
  static func reception(
    of body: [UInt8],
    about object: String,
    otherwise reason: (String) -> String,
    isOwn: (String) -> Bool,
    named what: String,
    read: (Entry, inout Reception) -> Void
  ) throws(WebhookRefusal) -> Reception {
    guard let envelope = try? JSONDecoder().decode(Self.self, from: Data(body)) else {
      throw WebhookRefusal(.malformed("expected a JSON object with object and entry"))
    }
    var reception = Reception()
    guard envelope.object == object else {
      reception.ignored.append(IgnoredItem("object", reason: reason(envelope.object)))
      return reception
    }
    for attempt in envelope.entry {
      guard let entry = attempt.value else {
        reception.ignored.append(IgnoredItem("entry", reason: "it is malformed"))
        continue
      }
      guard isOwn(entry.id.text) else {
        reception.ignored.append(IgnoredItem("entry", reason: "its \(what) is not set up here"))
        continue
      }
      read(entry, &reception)
    }
    return reception
  }
}
