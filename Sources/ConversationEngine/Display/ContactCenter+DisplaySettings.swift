public import ConversationCore
public import ConversationStorage
public import Masking

// The tenant's switch is a document: every process reads it with what it shows, and what a caller says
// only makes it stricter.
extension ContactCenter {
  /// The tenant's switch as it was saved last; `nil` if nobody ever has, and what the contact center was
  /// set up with counts.
  ///
  /// - Throws: `StorageError`.
  public func displaySettings() async throws -> Versioned<DisplaySettings>? {
    try await storage.document(DisplaySettings.documentID).map {
      Versioned(try $0.value.value(), version: $0.version)
    }
  }

  /// Turns the tenant's switch (V-09): what is shown from now on is masked, or not, and desk feeds that
  /// are running begin their screens anew.
  ///
  /// What is saved already changes nothing.
  /// - Throws: `ConversationError` `notPermitted` unless the caller is an administrator or the host itself,
  ///   `unknownAgent` for one whom there is not; `StorageError`.
  public func save(_ settings: DisplaySettings, by caller: Caller) async throws {
    guard caller.role == .administrator || caller.role == .system else {
      throw ConversationError(.notPermitted(.saveDisplaySettings))
    }
    try await commit { _, batch in
      if let agent = caller.agent { _ = try await self.viewer(agent) }
      let read = try await self.displaySettings()
      guard read?.value != settings else { return }
      batch.documents = [Change(Document(settings), expected: read?.version)]
      batch.events = [.displayChanged(isMasked: settings.masksForAgents)]
    }
  }

  /// What is masked on agents' screens now: by the tenant's switch, and by what a caller says beside it.
  ///
  /// `stricter`: masks where the switch is off, and further where it is on; it never shows what the
  /// tenant hides. It is for hosts that make their own `DeskState`; everything of the contact center that
  /// is made for a screen goes by it already.
  /// - Throws: `StorageError`.
  public func displayPolicy(
    stricterBy stricter: DisplayPolicy = DisplayPolicy()
  ) async throws -> DisplayPolicy {
    var request = LoadRequest()
    request.documents = [DisplaySettings.documentID]
    return try displayPolicy(in: try await storage.load(request), stricterBy: stricter)
  }

  /// The same, from what was read with ``DisplaySettings/documentID``.
  func displayPolicy(
    in loaded: Loaded,
    stricterBy stricter: DisplayPolicy
  ) throws -> DisplayPolicy {
    var policy = display
    if let read = loaded.document(DisplaySettings.documentID) {
      policy.isEnabled = try read.value.value(as: DisplaySettings.self).masksForAgents
    }
    return policy.stricter(by: stricter)
  }
}
