public import ChannelAdapters
public import ConversationCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension WhatsAppAdapter: AttachmentOpening {
  /// The hosts from which Meta hands out files of WhatsApp: for policies.
  public static let mediaHosts = WhatsAppMedia.hosts

  /// The bytes of a file that a customer has sent: the Graph API is asked where they are, then they
  /// are fetched there with the number's token.
  ///
  /// Only references of this adapter's own making are opened. The token goes to Meta's own hosts
  /// alone, whatever else the policy names.
  ///
  /// - Throws: `MediaError`, and what the transport throws.
  public func open(_ attachment: Attachment, under policy: MediaPolicy) async throws -> [UInt8] {
    guard let (url, numberID) = webhooks.media.source(of: attachment.reference),
      let number = numbers.values.first(where: { $0.id == numberID })
    else { throw MediaError(.foreignReference) }
    let answer = try await sender.exchange.send(GraphEndpoint.get(url, by: number.accessToken))
    guard answer.isSuccess else { throw MediaError(.refused(status: answer.status)) }
    guard
      let description = try? JSONDecoder().decode(
        WhatsAppMedia.Description.self,
        from: Data(answer.body)
      )
    else { throw MediaError(.malformed) }
    guard description.isOfMeta else { throw MediaError(.notPermitted) }
    guard (description.size?.value ?? 0) <= policy.byteLimit else {
      throw MediaError(.tooLarge(limit: policy.byteLimit))
    }
    return try await MediaFetch(under: policy, through: sender.exchange).bytes(
      of: description.url,
      authorization: .bearerAuthorization(number.accessToken)
    )
  }
}
