// What people and systems enter in a customer's card (H-20, H-22 … H-25, A-40).
extension Customer {
  /// The longest name that is entered, in characters.
  public static let longestName = 200

  /// Enters a name, or takes it away.
  ///
  /// An agent's entry stands in the place of whatever there was; a system's is learned, so that what
  /// an agent has entered stays (A-40).
  ///
  /// - Returns: Whether the name has changed.
  /// - Throws: ``ConversationError`` `invalidCustomerName`, or `maskedValue` for a name with stars: what
  ///   a masked desktop shows is no name.
  @discardableResult
  public mutating func enter(
    name: String?,
    by source: CustomerName.Source
  ) throws(ConversationError) -> Bool {
    let name = try name.map { (text) throws(ConversationError) in
      guard text.utf8.count <= 8 * Self.longestName, text.count <= Self.longestName,
        text.unicodeScalars.allSatisfy(Self.mayStandInName),
        text.unicodeScalars.contains(where: { !$0.properties.isWhitespace })
      else { throw ConversationError(.invalidCustomerName(longest: Self.longestName)) }
      guard !Self.isMasked(text) else { throw ConversationError(.maskedValue) }
      return CustomerName(text, source: source)
    }
    guard source == .agentEntered else { return name.map { learn($0) } ?? false }
    defer { self.name = name }
    return self.name != name
  }

  /// Enters an email address, or takes it away (H-20, H-23).
  ///
  /// - Returns: Whether the address has changed.
  /// - Throws: ``ConversationError`` `invalidEmailAddress`, or `maskedValue`.
  @discardableResult
  public mutating func enter(
    email: String?,
    by source: CustomerEmail.Source,
    visitorIsLoggedIn: Bool = false
  ) throws(ConversationError) -> Bool {
    let email = try email.map { (text) throws(ConversationError) in
      guard !Self.isMasked(text), !Self.isMaskedEmail(text) else {
        throw ConversationError(.maskedValue)
      }
      return try CustomerEmail(text, source: source, visitorIsLoggedIn: visitorIsLoggedIn)
    }
    guard source == .agentEntered else { return email.map { learn($0) } ?? false }
    defer { self.email = email }
    return self.email != email
  }

  /// Enters a phone number, or takes it away (H-24).
  ///
  /// - Returns: Whether the number has changed.
  /// - Throws: ``ConversationError`` `invalidPhoneNumber`, or `maskedValue`.
  @discardableResult
  public mutating func enter(
    phone: String?,
    by source: CustomerPhone.Source
  ) throws(ConversationError) -> Bool {
    let phone = try phone.map { (text) throws(ConversationError) in
      guard !Self.isMasked(text) else { throw ConversationError(.maskedValue) }
      return try CustomerPhone(text, source: source)
    }
    guard source == .agentEntered else { return phone.map { learn($0) } ?? false }
    defer { self.phone = phone }
    return self.phone != phone
  }

  /// Whether a text is what a masked desktop shows instead of a value: no name, address or number has
  /// two stars in a row.
  static func isMasked(_ text: String) -> Bool {
    var last: UInt8 = 0
    for byte in text.utf8 {
      if byte == UInt8(ascii: "*"), last == byte { return true }
      last = byte
    }
    return false
  }

  /// Whether there is what a masked desktop shows instead of an email address: a star before an at
  /// sign, which for a short name is the only one.
  static func isMaskedEmail(_ text: String) -> Bool {
    var last: UInt8 = 0
    for byte in text.utf8 {
      if byte == UInt8(ascii: "@"), last == UInt8(ascii: "*") { return true }
      last = byte
    }
    return false
  }

  /// Whether there is what a masked desktop shows in a longer text.
  ///
  /// Four stars in a row, or one before an at sign: two are how some write what matters to them.
  static func holdsMask(_ text: String) -> Bool {
    var stars = 0
    for byte in text.utf8 {
      stars = byte == UInt8(ascii: "*") ? stars + 1 : 0
      if stars == 4 { return true }
    }
    return isMaskedEmail(text)
  }

  private static func mayStandInName(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: false
    default: true
    }
  }
}
