public import ConversationCore

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// One connection of a widget, as a value: what has come decides what is to be done.
///
/// It reads no clock, no storage and no network. A host's server hands in bytes and what came of the
/// steps; ``VisitorLine`` is the shell that does so. What makes it safe to lose a connection at any
/// point is that it knows nothing worth keeping: messages are told by their place in the stored
/// transcript, everything else as the state that it is in.
public struct VisitorConnection: Sendable {
  /// Something that is to be done, in order.
  @nonexhaustive
  public enum Step: Sendable {
    /// Sends a frame.
    case send(WebChatFrame)
    /// Lets the visitor in, or not; answered with ``VisitorConnection/admitted(_:standing:policy:limits:)``.
    case admit(VisitorHello)
    /// Stores a message, then sends `stored`.
    case take(VisitorMessage)
    /// Stores a form, then sends `stored`.
    case takeForm(ContactForm)
    /// Stores a rating, then sends `stored`.
    case takeRating(VisitorRating)
    /// Ends the conversation.
    case end
    /// Notes how far messages of ours have come: all up to one.
    case report(upTo: MessageID, DeliveryStatus)
    /// Notes that everything that was sent up to a time was read.
    case reportRead(until: Date)
    /// Reads the transcript after the cursor; answered with ``VisitorConnection/told(_:name:)``.
    case readTranscript
    /// Looks how things stand; answered with ``VisitorConnection/told(_:)``.
    case look
    /// Shows agents that the visitor has begun or stopped typing.
    case showTyping(Bool)
    /// Notes what is heard of the visitor, and the page if there is one.
    case note(VisitorPresence.Signal, page: VisitorPage?)
    /// Ends the session.
    case logOut
    /// Closes the connection.
    case close
  }

  /// How far it has come.
  @nonexhaustive
  public enum Phase: Hashable, Sendable {
    /// It waits for `hello`.
    case greeting
    /// The visitor is let in.
    case open
    /// It is over.
    case closed
  }

  /// How far it has come.
  public private(set) var phase = Phase.greeting
  /// The session, once the visitor is let in.
  public internal(set) var session: VisitorSession?
  /// The last message of the transcript that was told or passed over.
  public private(set) var cursor: MessageID?
  private var standing: WebChatStanding?
  private var typing = TypingThrottle()

  /// A connection that was just opened.
  public init() {}

  /// Takes a frame in.
  ///
  /// - Parameters:
  ///   - bytes: The frame.
  ///   - limits: How much a visitor may send.
  ///   - now: The time.
  /// - Returns: What is to be done, in order.
  public mutating func receive(
    _ bytes: [UInt8],
    limits: WebChatLimits = WebChatLimits(),
    at now: Date
  ) -> [Step] {
    guard phase != .closed else { return [] }
    let frame: VisitorFrame
    do throws(WebChatRefusal) {
      frame = try VisitorFrame(bytes, limits: limits)
    } catch {
      // A widget of another version cannot go on; one with a wrong frame can.
      let isHopeless = error.code == .unsupportedVersion
      if isHopeless { phase = .closed }
      return [.send(.refused(error))] + (isHopeless ? [.close] : [])
    }
    if case .hello(let hello) = frame {
      guard phase == .greeting else {
        return [.send(.refused(WebChatRefusal(.malformed, "hello comes once, and first")))]
      }
      cursor = hello.after
      return [.admit(hello)]
    }
    guard phase == .open else {
      return [.send(.refused(WebChatRefusal(.helloFirst, "the first frame must be hello")))]
    }
    return open(frame, at: now)
  }

  private mutating func open(_ frame: VisitorFrame, at now: Date) -> [Step] {
    switch frame {
    case .hello: return []
    case .message(let message): return [.take(message), .note(.active, page: nil)]
    case .contact(let form): return [.takeForm(form), .note(.active, page: nil)]
    case .rating(let rating): return [.takeRating(rating), .note(.active, page: nil)]
    case .typing(let isOn):
      return (typing.passes(isOn, at: now) ? [.showTyping(isOn)] : []) + [.note(.active, page: nil)]
    case .read(let message, let until):
      var steps: [Step] = []
      if let message, isTold(message) { steps.append(.report(upTo: message, .read)) }
      // Nobody has read what is not written yet, whatever the browser's clock says.
      if let until { steps.append(.reportRead(until: min(until, now))) }
      return steps + [.note(.active, page: nil)]
    case .received(let message):
      return isTold(message) ? [.report(upTo: message, .delivered)] : []
    case .page(let page): return [.note(.active, page: page)]
    case .attention(let isBack): return [.note(isBack ? .active : .hidden, page: nil)]
    case .goodbye: return [.note(.goodbye, page: nil)]
    case .end: return [.end, .look, .note(.active, page: nil)]
    case .logout:
      phase = .closed
      return [.logOut, .close]
    case .ping: return [.send(.pong), .note(.alive, page: nil)]
    case .unknown(let id):
      let refusal = WebChatRefusal(.unknownType, "this type is not known here", frame: id)
      return [.send(.refused(refusal))]
    }
  }

  /// Whether a message was told on this connection or before it: nobody reports on messages of
  /// conversations that are not theirs.
  private func isTold(_ message: MessageID) -> Bool {
    guard let cursor else { return false }
    return message.conversation == cursor.conversation && message <= cursor
  }

  /// The visitor is let in.
  public mutating func admitted(
    _ admission: SessionAdmission,
    standing: WebChatStanding,
    policy: SessionPolicy,
    limits: WebChatLimits
  ) -> [Step] {
    guard phase == .greeting else { return [] }
    phase = .open
    session = admission.session
    // What another visitor has got is nothing to go on from.
    if !admission.isContinued { cursor = nil }
    self.standing = standing
    let welcome = WebChatWelcome(
      session: admission.token?.text,
      expiresAt: admission.session.expires(under: policy),
      isContinued: admission.isContinued,
      standing: standing,
      limits: limits
    )
    return [.send(.welcome(welcome)), .readTranscript]
  }

  /// The visitor is not let in.
  public mutating func refused(_ refusal: WebChatRefusal) -> [Step] {
    phase = .closed
    return [.send(.refused(refusal)), .close]
  }

  /// Messages of the transcript after the cursor were read, in order.
  ///
  /// What was told before is never told again, whatever comes.
  public mutating func told(
    _ messages: [Message],
    name: (AgentID) -> String?
  ) -> [WebChatFrame] {
    var frames: [WebChatFrame] = []
    for message in messages where cursor.map({ message.id > $0 }) ?? true {
      cursor = message.id
      if let shown = WebChatMessage(message, name: name) { frames.append(.message(shown)) }
    }
    return frames
  }

  /// Things stand so now; returns what the widget has to be told of it.
  public mutating func told(_ standing: WebChatStanding) -> [WebChatFrame] {
    defer { self.standing = standing }
    return self.standing?.changes(to: standing) ?? []
  }

  /// It is over.
  public mutating func close() { phase = .closed }
}
