/// What kind of address a customer is reached by.
///
/// The set is open.
public struct AddressKind: OpenVocabulary {
  /// The word that is stored, such as `phone`.
  public let rawValue: String

  /// Creates a kind from its word.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// A phone number in E.164 form, or a short code.
  public static let phone: Self = "phone"
  /// A Messenger user as one page knows them; the page is the scope.
  public static let pageScoped: Self = "page-scoped"
  /// An email address.
  public static let email: Self = "email"
  /// A visitor of a web site as the site knows them; the widget is the scope.
  public static let visitor: Self = "visitor"
  /// A visitor whom nobody knows but by their browser's session; the widget is the scope.
  public static let anonymousVisitor: Self = "anonymous-visitor"
  /// A WhatsApp user who hides their number, as one account knows them; the account is the scope.
  public static let whatsAppUser: Self = "whatsapp-user"

  /// A sender of text messages who shows a name in place of a number, and whom nobody can answer.
  public static let alphanumericSender: Self = "alphanumeric-sender"

  /// Whether WhatsApp reaches people by it.
  package var isOfWhatsApp: Bool { self == .phone || self == .whatsAppUser }
}

/// The address of a customer on a channel, normalised by the adapter that received it.
public struct ChannelAddress: Hashable, Sendable, Codable {
  /// What kind of address it is.
  public let kind: AddressKind
  /// The normalised text: `+15555550123`, a page-scoped id, `anna@example.com`, a visitor id.
  public let value: String
  /// The page or widget that issued the address, for kinds that mean nothing without it.
  public let scope: String?

  /// Names a customer's address.
  public init(kind: AddressKind, value: String, scope: String? = nil) {
    self.kind = kind
    self.value = value
    self.scope = scope
  }

  /// A phone number.
  public static func phone(_ number: String) -> Self { Self(kind: .phone, value: number) }
  /// An email address.
  public static func email(_ address: String) -> Self { Self(kind: .email, value: address) }
  /// A Messenger user of a page.
  public static func pageScoped(_ id: String, page: String) -> Self {
    Self(kind: .pageScoped, value: id, scope: page)
  }
  /// A WhatsApp user who hides their number.
  public static func whatsAppUser(_ id: String, account: String) -> Self {
    Self(kind: .whatsAppUser, value: id, scope: account)
  }
  /// A visitor of a widget, by their id on the site.
  public static func visitor(_ id: String, widget: String) -> Self {
    Self(kind: .visitor, value: id, scope: widget)
  }

  /// A visitor of a widget whom nobody knows but by their session.
  public static func anonymousVisitor(_ id: String, widget: String) -> Self {
    Self(kind: .anonymousVisitor, value: id, scope: widget)
  }

  /// Whether anybody can be answered by it.
  public var takesAnswers: Bool { kind != .alphanumericSender }

  /// One text that tells two addresses apart: kind, scope and value.
  public var key: String {
    // The value comes last: it is the customer's, and may hold any character.
    KeyText.joining(kind.rawValue, scope ?? "", value)
  }

  /// Compares byte by byte.
  public static func == (lhs: Self, rhs: Self) -> Bool {
    lhs.kind == rhs.kind && lhs.value.hasSameBytes(as: rhs.value)
      && (lhs.scope ?? "").hasSameBytes(as: rhs.scope ?? "")
  }

  /// Feeds value and kind to a hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(value)
    hasher.combine(kind)
  }
}
