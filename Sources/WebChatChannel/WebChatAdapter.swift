public import ChannelAdapters
public import ConversationCore

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Chat on the host's own web site: JSON frames in and out, whatever carries them.
///
/// ```swift
/// let adapter = WebChatAdapter(
///   widgets: ["shop"],
///   tokenSecrets: SecretSet(newest: secret),
///   socket: socket
/// )
/// ```
///
/// An entry point is a widget. The host's server wraps each frame in a `WebhookRequest` with the
/// visitor's token in ``VisitorToken/header``, and sends the body of the reply back to the widget.
public struct WebChatAdapter: ChannelAdapter {
  /// The longest text of a visitor, in characters.
  public static let longestInboundText = WebChatLimits().textCharacters

  /// The largest frame, in bytes.
  public static let largestFrame = WebChatLimits().frameBytes

  /// The name by which entry points refer to it.
  public let id: AdapterID
  private let widgets: Set<String>
  private let tokenSecrets: SecretSet
  private let tokenLifetime: TimeInterval
  let socket: any WebChatSocket
  private let clock: @Sendable () -> Date

  /// Sets up the chat of some widgets.
  ///
  /// - Parameters:
  ///   - id: The name by which entry points refer to it.
  ///   - widgets: The widgets whose visitors are let in: the `aud` of their tokens.
  ///   - tokenSecrets: The secrets that the site signs tokens with.
  ///   - tokenLifetime: The longest lifetime of a token that is accepted, in seconds.
  ///   - socket: The host's way to the widgets that are open.
  ///   - clock: Tells the time that frames are stamped with.
  public init(
    id: AdapterID = "web-chat",
    widgets: Set<String>,
    tokenSecrets: SecretSet,
    tokenLifetime: TimeInterval = VisitorToken.standardLifetime,
    socket: any WebChatSocket,
    clock: @escaping @Sendable () -> Date = { Date() }
  ) {
    self.id = id
    self.widgets = widgets
    self.tokenSecrets = tokenSecrets
    self.tokenLifetime = tokenLifetime
    self.socket = socket
    self.clock = clock
  }

  /// What can be sent: any text that an agent may write, 10 files, at any time and first.
  public func capabilities(of channel: ChannelKind) -> ChannelCapabilities {
    ChannelCapabilities(
      maximumAttachments: 10,
      mayWriteFirst: true,
      hasPresence: true,
      hasTyping: true,
      hasDeliveryReceipts: true,
      hasReadReceipts: true
    )
  }

  /// Reads one frame of a visitor.
  ///
  /// The reply to a message names its id again, so that the widget knows that it is stored.
  ///
  /// - Throws: `WebhookRefusal`, before the frame is read if the visitor's token is not good.
  public func receive(
    _ request: WebhookRequest,
    at now: Date
  ) throws(WebhookRefusal) -> Reception {
    guard request.body.count <= Self.largestFrame else {
      throw WebhookRefusal(.tooLarge(limit: Self.largestFrame, actual: request.body.count))
    }
    let token = try visitor(of: request, at: now)
    let address = ChannelAddress.visitor(token.visitor, widget: token.widget)
    let events = VisitorEvents(
      visitor: address,
      widget: token.widget,
      name: token.name,
      isVerified: true
    )
    do throws(WebChatRefusal) {
      return try reception(of: VisitorFrame(request.body), as: events, at: now)
    } catch {
      throw error.webhookRefusal
    }
  }

  private func reception(
    of frame: VisitorFrame,
    as events: VisitorEvents,
    at now: Date
  ) throws(WebChatRefusal) -> Reception {
    switch frame {
    case .message(let message):
      let files = try events.files(of: message, secrets: tokenSecrets, at: now)
      let event = events.message(
        id: message.id,
        text: message.text,
        attachments: files,
        sentAt: message.sentAt
      )
      return Reception(events: [event], reply: .acknowledging(message.id))
    case .end: return Reception(events: [events.end])
    case .read(let message, let until):
      var targets = message.map { [DeliveryReport.Target.message($0)] } ?? []
      // Nobody has read what is not written yet, whatever the browser's clock says.
      if let until { targets.append(.sentUntil(min(until, now), to: events.visitor)) }
      return Reception(events: targets.map { events.report($0, .read) })
    case .received(let message):
      return Reception(events: [events.report(.message(message), .delivered)])
    case .unknown: return Reception(ignored: [IgnoredItem("frame", reason: "its type is unknown")])
    default:
      let reason = "it is not stored; a VisitorLine takes it"
      return Reception(ignored: [IgnoredItem(frame.typeName, reason: reason)])
    }
  }

  /// Hands a message to the visitor's widget, once.
  ///
  /// What becomes of it where nobody is there is the socket's word. Answers that go after a visitor by
  /// email are the contact center's: it decides that before it asks this adapter (H-16).
  public func send(_ message: OutboundMessage) async -> SendOutcome {
    guard message.recipient.isVisitor(at: message.entryPoint) else {
      return .refused(DeliveryFailure(.unreachable))
    }
    let now = clock().inWholeMilliseconds
    let frame = WebChatFrame.message(
      WebChatMessage(
        id: message.id,
        author: message.isAutomatic ? .automation : .agent(name: nil),
        text: message.text,
        attachments: message.attachments,
        at: now,
        answers: message.answers.flatMap { ClientMessageID($0)?.id }
      )
    )
    return await socket.deliver(frame, to: message.recipient)
  }

  private func visitor(
    of request: WebhookRequest,
    at now: Date
  ) throws(WebhookRefusal) -> VisitorToken {
    guard let token = request.headers[VisitorToken.header] else {
      throw WebhookRefusal(.signatureMissing(header: VisitorToken.header))
    }
    do {
      return try VisitorToken(
        verifying: token,
        secrets: tokenSecrets,
        widgets: widgets,
        at: now,
        maximumLifetime: tokenLifetime
      )
    } catch {
      throw error.refusal
    }
  }
}

extension WebhookReply {
  /// A message of this id is stored; the id holds nothing that JSON would have to escape.
  fileprivate static func acknowledging(_ id: String) -> Self {
    Self(
      status: 200,
      contentType: "application/json",
      body: Array("{\"v\":\(VisitorFrame.version),\"type\":\"stored\",\"id\":\"\(id)\"}".utf8)
    )
  }
}

extension WebChatRefusal {
  /// The same refusal, as a web server answers it.
  fileprivate var webhookRefusal: WebhookRefusal {
    switch code {
    case .unsupportedVersion: WebhookRefusal(.unsupported(explanation))
    default: WebhookRefusal(.malformed(explanation))
    }
  }
}
