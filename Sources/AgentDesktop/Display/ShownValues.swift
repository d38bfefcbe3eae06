import ConversationCore
import Masking

/// The values of one view as its viewer may see them: whether anything is masked is decided once,
/// and each value passes through here once.
struct ShownValues {
  /// The policy; `nil` where this viewer sees everything.
  private let policy: DisplayPolicy?
  private let viewer: ViewerRole
  private let customerName: CustomerName?
  private let entryPoint: EntryPoint?

  /// The values of what belongs to no conversation.
  init(_ display: DisplayPolicy, to viewer: ViewerRole) {
    policy = display.masks(for: viewer) ? display : nil
    self.viewer = viewer
    customerName = nil
    entryPoint = nil
  }

  init(_ state: DeskState) {
    policy = state.display.masks(for: state.viewerRole) ? state.display : nil
    viewer = state.viewerRole
    customerName = state.customerName
    entryPoint = state.entryPoint
  }

  /// A value as the viewer may see it on a surface.
  func shown(
    _ value: ContactValue,
    as content: DisplayContent,
    on surface: DisplaySurface,
    _ direction: DisplayDirection
  ) -> String {
    policy?.shown(value, as: content, on: surface, direction, to: viewer) ?? value.raw
  }

  /// What somebody wrote.
  func text(_ text: String, on surface: DisplaySurface, _ direction: DisplayDirection) -> String {
    shown(.text(text), as: .messageText, on: surface, direction)
  }

  /// The name of a file: as a text, and once more without what stands behind its last dot, since no
  /// address ends in `.pdf`.
  func fileName(
    _ name: String,
    on surface: DisplaySurface,
    _ direction: DisplayDirection
  ) -> String {
    let whole = text(name, on: surface, direction)
    guard let dot = whole.lastIndex(of: ".") else { return whole }
    return text(String(whole[..<dot]), on: surface, direction) + whole[dot...]
  }

  /// The customer's name, if any is known; one that is really a number is masked (V-30, A-17).
  func name(
    in conversation: Conversation,
    on surface: DisplaySurface,
    _ direction: DisplayDirection
  ) -> String? {
    customerName.map {
      shown(
        .name($0.text, customerNumber: conversation.address.value),
        as: .customerName,
        on: surface,
        direction
      )
    }
  }

  /// The customer's address, where people know them by it.
  func address(
    of conversation: Conversation,
    as content: DisplayContent,
    on surface: DisplaySurface,
    _ direction: DisplayDirection
  ) -> String? {
    let address = conversation.address
    guard address.isKnownToPeople else { return nil }
    return shown(address.contactValue, as: content, on: surface, direction)
  }

  /// Where a contact comes from, or what was dialled: the customer's address either way.
  ///
  /// A Messenger user's or a visitor's identifier tells nobody anything: their name stands for it,
  /// or else the page or widget.
  func title(of conversation: Conversation, on surface: DisplaySurface) -> String {
    let direction = DisplayDirection(conversation.direction)
    let content: DisplayContent = direction == .inbound ? .contactOrigin : .entryPoint
    return address(of: conversation, as: content, on: surface, direction)
      ?? name(in: conversation, on: surface, direction)
      ?? shown(.text(entryPointName(of: conversation)), as: content, on: surface, direction)
  }
}

extension ShownValues {
  /// What the entry point of a conversation is called; an earlier one may have come by another.
  private func entryPointName(of conversation: Conversation) -> String {
    guard let entryPoint, conversation.entryPoint == entryPoint.id else {
      return conversation.entryPoint.rawValue
    }
    return entryPoint.displayName
  }
}

extension DisplayDirection {
  /// The direction of a conversation or a message; what stays inside counts as the organisation's.
  init(_ direction: MessageDirection) {
    self = direction == .inbound ? .inbound : .outbound
  }
}

extension ChannelAddress {
  /// Whether people know somebody by it: a page-scoped id or a visitor's id is the provider's or the
  /// widget's business.
  var isKnownToPeople: Bool { ![.pageScoped, .visitor, .anonymousVisitor].contains(kind) }

  /// The address as a value that is one thing as a whole.
  var contactValue: ContactValue {
    switch kind {
    case .phone: .phoneNumber(value)
    case .email: .emailAddress(value)
    case .pageScoped: .numericID(value)
    default: ContactValue(unknown: value)
    }
  }
}

extension EntryPointIdentity {
  /// The identity as a value that is one thing as a whole.
  var contactValue: ContactValue {
    switch self {
    case .number(let value, .shortCode): .shortCode(value)
    case .number(let value, _): .phoneNumber(value)
    case .mailbox(let value): .emailAddress(value)
    case .page(let value), .widget(let value), .other(let value): ContactValue(unknown: value)
    }
  }
}

extension ContactValue {
  /// A value of a host's own channel: an address if it is one, a number if it is nothing else, and
  /// otherwise a text in which either may stand.
  fileprivate init(unknown value: String) {
    self = DisplayName(value).isNumber(ofCustomer: value) ? .numericID(value) : .text(value)
  }
}
