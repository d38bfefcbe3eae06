import ConversationCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A message that can never be sent, whatever the time.
struct UnsendableMessage: Error {
  let failure: DeliveryFailure

  init(_ kind: DeliveryFailure.Kind, code: String? = nil) {
    failure = DeliveryFailure(kind, code: code)
  }
}

extension Attachment {
  /// The URL under which Meta can fetch the file by itself.
  ///
  /// - Throws: ``UnsendableMessage`` for anything but `https` and `http`.
  func publicURL() throws(UnsendableMessage) -> String {
    guard let url = URL(string: reference), let scheme = url.scheme?.lowercased(),
      scheme == "https" || scheme == "http", url.host()?.isEmpty == false
    else { throw UnsendableMessage(.invalidRequest, code: "attachment-not-public") }
    return reference
  }
}
