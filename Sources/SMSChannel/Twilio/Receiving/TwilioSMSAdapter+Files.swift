public import ChannelAdapters
public import ConversationCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension TwilioSMSAdapter: AttachmentOpening {
  /// The hosts from which Twilio hands out files: for policies.
  ///
  /// Where *Enforce HTTP Auth on Media URLs* is off in Twilio's console, files come from a host of
  /// Amazon's that serves everybody; it is none of these, so switch it on.
  public static let mediaHosts: Set<String> = ["api.twilio.com", "mms.twiliocdn.com"]

  /// The bytes of a file that a customer has sent.
  ///
  /// Twilio's API is asked with the account's credentials, and leads to an address that is good for
  /// some hours; the credentials do not go there. A file of another account is not asked for.
  ///
  /// - Throws: `MediaError`, and what the transport throws.
  public func open(_ attachment: Attachment, under policy: MediaPolicy) async throws -> [UInt8] {
    guard isOwn(attachment.reference) else { throw MediaError(.foreignReference) }
    return try await MediaFetch(under: policy, through: exchange).bytes(
      of: attachment.reference,
      authorization: account.authorization()
    )
  }

  /// Whether an address is one of the API's about a message of this account.
  private func isOwn(_ reference: String) -> Bool {
    guard let url = URL(string: reference), let host = url.host()?.lowercased() else {
      return false
    }
    let isAPI = host == "api.twilio.com" || host == messagesURL.host()?.lowercased()
    let path = url.path(percentEncoded: true)
    let isPlain = !path.contains("..") && !path.utf8.contains(UInt8(ascii: "%"))
    return isAPI && isPlain && path.hasPrefix("/2010-04-01/Accounts/\(account.sid)/Messages/")
  }
}
