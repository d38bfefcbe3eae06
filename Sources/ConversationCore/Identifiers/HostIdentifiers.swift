// Identifiers that hosts own. They are texts; each is a type of its own.

/// An agent, as the host names them.
public struct AgentID: HostIdentifier {
  /// The host's text.
  public let rawValue: String

  /// Creates the identifier from the host's text.
  public init(rawValue: String) { self.rawValue = rawValue }
}

/// A team of agents.
public struct TeamID: HostIdentifier {
  /// The host's text.
  public let rawValue: String

  /// Creates the identifier from the host's text.
  public init(rawValue: String) { self.rawValue = rawValue }
}

/// A text that agents send often.
public struct CannedResponseID: HostIdentifier {
  /// The host's text.
  public let rawValue: String

  /// Creates the identifier from the host's text.
  public init(rawValue: String) { self.rawValue = rawValue }
}

/// A tag of conversations.
public struct TagID: HostIdentifier {
  /// The host's text, as it is shown.
  public let rawValue: String

  /// Creates the identifier from the host's text.
  public init(rawValue: String) { self.rawValue = rawValue }
}

/// A queue in which conversations wait for an agent.
public struct QueueID: HostIdentifier {
  /// The host's text.
  public let rawValue: String

  /// Creates the identifier from the host's text.
  public init(rawValue: String) { self.rawValue = rawValue }
}

/// An entry point: a phone number, page, mailbox or widget of the business.
public struct EntryPointID: HostIdentifier {
  /// The host's text.
  public let rawValue: String

  /// Creates the identifier from the host's text.
  public init(rawValue: String) { self.rawValue = rawValue }
}

/// An inbox: the policy by which the conversations of some entry points are worked.
public struct InboxID: HostIdentifier {
  /// The host's text.
  public let rawValue: String

  /// Creates the identifier from the host's text.
  public init(rawValue: String) { self.rawValue = rawValue }
}

/// A reason that an agent chooses when they wrap up a conversation.
public struct WrapUpReasonID: HostIdentifier {
  /// The host's text.
  public let rawValue: String

  /// Creates the identifier from the host's text.
  public init(rawValue: String) { self.rawValue = rawValue }
}

/// A channel adapter among those that a host has set up.
public struct AdapterID: HostIdentifier {
  /// The host's text.
  public let rawValue: String

  /// Creates the identifier from the host's text.
  public init(rawValue: String) { self.rawValue = rawValue }
}

/// A tenant: the customer of the host whose records are kept apart from all others'.
public struct TenantID: HostIdentifier {
  /// The host's text.
  public let rawValue: String

  /// Creates the identifier from the host's text.
  public init(rawValue: String) { self.rawValue = rawValue }
}

/// A time zone by its name in the IANA database, such as `Europe/Helsinki`.
public struct TimeZoneName: HostIdentifier {
  /// The name.
  public let rawValue: String
  /// Creates the identifier from its name.
  public init(rawValue: String) { self.rawValue = rawValue }
}

/// A ring schedule, as the host names it.
public struct RingScheduleID: HostIdentifier {
  /// The host's text.
  public let rawValue: String
  /// Creates the identifier from the host's text.
  public init(rawValue: String) { self.rawValue = rawValue }
}

/// A call, as the telephony host names it.
public struct CallID: HostIdentifier {
  /// The host's text.
  public let rawValue: String
  /// Creates the identifier from the host's text.
  public init(rawValue: String) { self.rawValue = rawValue }
}

/// A video recording of a visit.
public struct RecordingID: HostIdentifier {
  /// The host's text.
  public let rawValue: String

  /// Creates the identifier from the host's text.
  public init(rawValue: String) { self.rawValue = rawValue }
}
