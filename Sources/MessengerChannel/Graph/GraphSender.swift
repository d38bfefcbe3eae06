import ChannelAdapters
import ConversationCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Asks the Graph API for something, and reads what it says to that.
struct GraphSender: Sendable {
  let exchange: any HTTPExchange
  let clock: @Sendable () -> Date

  /// Sends a message, once, unless the limit of its sender asks for patience.
  func send(
    to url: URL,
    by token: Secret,
    limit: RateLimiter?,
    of sender: String,
    _ body: () throws -> some Encodable
  ) async -> SendOutcome {
    await ask(
      url,
      by: token,
      body,
      wait: { limit?.wait(for: sender, at: clock()) },
      read: { GraphReply($0, at: clock()) }
    )
  }

  /// Asks for what is no message, and is answered without a name.
  func ask(
    _ url: URL,
    by token: Secret,
    _ body: () throws -> some Encodable
  ) async -> SendOutcome {
    await ask(
      url,
      by: token,
      body,
      wait: { nil },
      read: { GraphReply(controlling: $0, at: clock()) }
    )
  }

  /// Shows something: a sign of courtesy, of which nobody is concerned what comes.
  func show(_ sign: some Encodable, at url: URL, by token: Secret) async {
    guard let request = try? GraphEndpoint.post(url, sign, by: token) else { return }
    _ = try? await exchange.send(request)
  }

  private func ask(
    _ url: URL,
    by token: Secret,
    _ body: () throws -> some Encodable,
    wait: () -> TimeInterval?,
    read: (ExchangeResponse) -> GraphReply
  ) async -> SendOutcome {
    let request: OutgoingRequest
    do {
      request = try GraphEndpoint.post(url, try body(), by: token)
    } catch let unsendable as UnsendableMessage {
      return .refused(unsendable.failure)
    } catch {
      return .refused(DeliveryFailure(.invalidRequest))
    }
    if let wait = wait() { return .postponed(wait) }
    do {
      return read(try await exchange.send(request)).outcome
    } catch {
      return .withoutResponse(error)
    }
  }
}
