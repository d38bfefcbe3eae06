public import ConversationCore

/// What a visitor leaves when nobody is there (S-08): how to reach them, and what they want.
public struct ContactForm: Hashable, Sendable {
  /// The browser's id of the form: what makes a second copy a duplicate.
  public let id: String
  /// The email address that an answer may go to, from the visitor themselves (H-18).
  public let email: CustomerEmail
  /// The visitor's name.
  public let name: String?
  /// The visitor's telephone number, as they wrote it.
  public let phone: String?
  /// What they want.
  public let text: String

  init(_ wire: VisitorFrame.Wire, _ limits: WebChatLimits) throws(WebChatRefusal) {
    let id = try wire.clientID()
    self.id = id
    let address = try wire.line(wire.email, "email")
    guard let address,
      let email = try? CustomerEmail(address, source: .visitorProvided)
    else {
      throw WebChatRefusal(.malformed, "email must be an address to answer to", frame: id)
    }
    self.email = email
    name = try wire.line(wire.name, "name")
    phone = try wire.line(wire.phone, "phone")
    guard let text = try wire.text(limits) else {
      throw WebChatRefusal(.malformed, "text is missing or blank", frame: id)
    }
    self.text = text
  }

  /// The visitor's name, as a contact center learns it: with the address and the number, by
  /// `ContactCenter.learn(_:_:_:of:isVerified:)`, which keeps no card number that somebody types here.
  public var customerName: CustomerName? {
    name.map { CustomerName($0, source: .visitorProvided) }
  }

  /// The telephone number for the visitor's card (H-24); `nil` where they wrote none, or something that
  /// is none.
  public var customerPhone: CustomerPhone? {
    phone.flatMap { try? CustomerPhone($0, source: .visitorProvided) }
  }
}
