/// What is known of few customers, behind one reference.
struct CustomerDetails: Hashable, Sendable, Codable {
  var phone: CustomerPhone?
  var location: VisitorLocation?
  /// That nothing about them may be erased.
  var isHeld: Bool?
}

extension Customer {
  private var known: CustomerDetails {
    get { details?.value ?? CustomerDetails() }
    set { details = newValue == CustomerDetails() ? nil : Rare(newValue) }
  }

  /// The phone number that their card shows (H-24).
  public var phone: CustomerPhone? {
    get { details?.value.phone }
    set { known.phone = newValue }
  }

  /// Where they are, as the host knows it (H-25); a visit may say more.
  public var location: VisitorLocation? {
    get { details?.value.location }
    set { known.location = newValue }
  }

  /// Whether nothing about them may be erased, since the law asks for it.
  public var isUnderLegalHold: Bool {
    get { details?.value.isHeld ?? false }
    set { known.isHeld = newValue ? true : nil }
  }
}
