extension Customer {
  /// Takes a name in, unless a better one is known.
  ///
  /// What an agent has entered stays; then comes what the host's system says, what the
  /// customer says, and a channel's profile. Of two from one source the later one counts.
  ///
  /// - Returns: Whether the name has changed.
  @discardableResult
  public mutating func learn(_ name: CustomerName) -> Bool {
    guard name != self.name, name.text.unicodeScalars.contains(where: \.isVisible),
      name.source.rank >= (self.name?.source.rank ?? 0)
    else { return false }
    self.name = name
    return true
  }

  /// Takes an email address in, unless a better one is known.
  ///
  /// What an agent has entered stays (H-20); then comes the host's system for a visitor who is
  /// logged in (H-19), what the visitor says (H-18), and an address that may not be written to.
  ///
  /// - Returns: Whether the address has changed.
  @discardableResult
  public mutating func learn(_ email: CustomerEmail) -> Bool {
    guard email != self.email, email.rank >= (self.email?.rank ?? 0) else { return false }
    self.email = email
    return true
  }

  /// Takes a phone number in, unless a better one is known.
  ///
  /// What an agent has entered stays; then comes the host's system, then what the visitor
  /// says.
  ///
  /// - Returns: Whether the number has changed.
  @discardableResult
  public mutating func learn(_ phone: CustomerPhone) -> Bool {
    guard phone != self.phone, phone.rank >= (self.phone?.rank ?? 0) else { return false }
    self.phone = phone
    return true
  }
}

extension CustomerName.Source {
  fileprivate var rank: Int {
    switch self {
    case .channelProfile: 0
    case .visitorProvided: 1
    case .integration: 2
    case .agentEntered: 3
    }
  }
}

extension CustomerEmail {
  fileprivate var rank: Int {
    switch source {
    case .integration: mayBeWrittenTo ? 2 : 0
    case .visitorProvided: 1
    case .agentEntered: 3
    }
  }
}

extension CustomerPhone {
  fileprivate var rank: Int {
    switch source {
    case .visitorProvided: 0
    case .integration: 1
    case .agentEntered: 2
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isVisible: Bool {
    !properties.isWhitespace && properties.generalCategory != .control
  }
}
