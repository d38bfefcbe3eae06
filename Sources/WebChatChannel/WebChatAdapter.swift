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
public struct WebChatAdapter: ChannelAdapter, TypingIndicating, ReadReceiptSending {
  /// The longest text of a visitor, in characters.
  public static let longestInboundText = VisitorFrame.longestText

  /// The largest frame, in bytes.
  public static let largestFrame = 64 << 10

  /// The name by which entry points refer to it.
  public let id: AdapterID
  private let widgets: Set<String>
  private let tokenSecrets: SecretSet
  private let tokenLifetime: TimeInterval
  private let socket: any WebChatSocket
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
      hasReadReceipts: true
    )
  }

  /// Reads one frame of a visitor.
  ///
  /// The reply to a message names its id again, so that the widget knows that it is stored.
  ///
  /// - Throws: ``WebhookRefusal``, before the frame is read if the visitor's token is not good.
  public func receive(
    _ request: WebhookRequest,
    at now: Date
  ) throws(WebhookRefusal) -> Reception {
    guard request.body.count <= Self.largestFrame else {
      throw WebhookRefusal(.tooLarge(limit: Self.largestFrame, actual: request.body.count))
    }
    let visitor = try visitor(of: request, at: now)
    let address = ChannelAddress.visitor(visitor.visitor, widget: visitor.widget)
    switch try VisitorFrame(request.body) {
    case .message(let id, let text, let sentAt):
      let message = InboundMessage(
        channel: .webChat,
        recipient: visitor.widget,
        sender: address,
        senderName: visitor.name,
        text: text,
        externalID: ClientMessageID(visitor: visitor.visitor, id: id).text,
        sentAt: sentAt
      )
      return Reception(events: [.message(message)], reply: .acknowledging(id))
    case .end:
      let end = CustomerEnd(channel: .webChat, recipient: visitor.widget, sender: address)
      return Reception(events: [.customerEnded(end)])
    case .read(let message, let until):
      var targets = message.map { [DeliveryReport.Target.message($0)] } ?? []
      // Nobody has read what is not written yet, whatever the browser's clock says.
      if let until { targets.append(.sentUntil(min(until, now), to: address)) }
      return Reception(
        events: targets.map { target in
          .delivery(
            DeliveryReport(
              channel: .webChat,
              recipient: visitor.widget,
              target: target,
              status: .read
            )
          )
        }
      )
    case .other(let ignored):
      return Reception(ignored: [ignored])
    }
  }

  /// Hands a message to the visitor's widget, once.
  public func send(_ message: OutboundMessage) async -> SendOutcome {
    guard let place = Place(message.recipient, at: message.entryPoint) else {
      return .refused(DeliveryFailure(.unreachable))
    }
    let frame = WebChatFrame.message(
      WebChatMessage(
        id: message.id,
        text: message.text,
        attachments: message.attachments,
        at: clock().inWholeMilliseconds,
        isAutomatic: message.isAutomatic,
        answers: message.answers.flatMap { ClientMessageID($0)?.id }
      )
    )
    return await socket.deliver(frame, to: place.visitor, of: place.widget)
  }

  /// Shows or hides that somebody is typing.
  public func indicateTyping(
    _ isTyping: Bool,
    to recipient: ChannelAddress,
    from entryPoint: EntryPoint
  ) async {
    guard let place = Place(recipient, at: entryPoint) else { return }
    _ = await socket.deliver(.typing(isTyping), to: place.visitor, of: place.widget)
  }

  /// Tells the visitor that their messages were read.
  public func sendReadReceipt(
    upTo externalID: String,
    to recipient: ChannelAddress,
    from entryPoint: EntryPoint
  ) async {
    guard let place = Place(recipient, at: entryPoint), let message = ClientMessageID(externalID)
    else { return }
    _ = await socket.deliver(.read(upTo: message.id), to: place.visitor, of: place.widget)
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

/// A visitor of a widget that a message may go to.
private struct Place {
  let visitor: String
  let widget: String

  init?(_ address: ChannelAddress, at entryPoint: EntryPoint) {
    guard address.kind == .visitor, let scope = address.scope,
      case .widget(let widget) = entryPoint.identity, scope.utf8.elementsEqual(widget.utf8)
    else { return nil }
    visitor = address.value
    self.widget = widget
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
