/// How many contacts an agent may have at once (W-35, W-36, A-30).
public struct CapacityProfile: Hashable, Sendable, Codable {
  /// Which contacts may stand beside each other.
  @nonexhaustive
  public enum Blending: String, Hashable, Sendable, Codable {
    /// Contacts of all classes at once.
    case blended
    /// One real-time class at a time, voice or chat, beside email and social.
    case blendedRealtime
    /// One contact at a time in all.
    case exclusive
  }

  /// Which contacts may stand beside each other.
  public let blending: Blending
  /// The largest number of contacts of each class.
  public let limits: PerClass<Int>

  /// Creates a profile.
  ///
  /// - Throws: ``ConversationError`` `invalidCapacity` for telephony outside 0…1, for another class
  ///   outside 0…5, and for a real-time blend without voice or without chat (W-35, W-36).
  public init(
    _ blending: Blending = .blended,
    telephony: Int = 1,
    chat: Int = 5,
    email: Int = 5,
    social: Int = 5
  ) throws(ConversationError) {
    guard (0...1).contains(telephony),
      [chat, email, social].allSatisfy({ (0...5).contains($0) }),
      blending != .blendedRealtime || (telephony == 1 && chat >= 1)
    else { throw ConversationError(.invalidCapacity) }
    self.init(
      unchecked: blending,
      limits: PerClass(telephony: telephony, chat: chat, email: email, social: social)
    )
  }

  private init(unchecked blending: Blending, limits: PerClass<Int>) {
    self.blending = blending
    self.limits = limits
  }

  /// Voice 1, all others 5, blended (W-37).
  public static let standard = Self(
    unchecked: .blended,
    limits: PerClass(telephony: 1, chat: 5, email: 5, social: 5)
  )

  /// One contact at a time in all.
  public static let oneAtATime = Self(
    unchecked: .exclusive,
    limits: PerClass(telephony: 1, chat: 1, email: 1, social: 1)
  )

  /// Whether one more contact of a class fits beside the slots in use.
  public func hasRoom(for channelClass: ChannelClass, beside slots: [Slot]) -> Bool {
    let used = slots.count { $0.channelClass == channelClass }
    guard used < limits[channelClass] else { return false }
    switch (blending, channelClass) {
    case (.blended, _), (.blendedRealtime, .email), (.blendedRealtime, .social): return true
    case (.blendedRealtime, .telephony): return !slots.contains { $0.channelClass == .chat }
    case (.blendedRealtime, .chat): return !slots.contains { $0.channelClass == .telephony }
    case (.exclusive, _): return slots.isEmpty
    }
  }
}

extension CapacityProfile {
  private enum Key: String, CodingKey {
    case blending
    case limits
  }

  /// Reads a profile, under the rules for making one.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    let blending = try container.decode(Blending.self, forKey: .blending)
    let limits = try container.decode(PerClass<Int>.self, forKey: .limits)
    do {
      try self.init(
        blending,
        telephony: limits[.telephony],
        chat: limits[.chat],
        email: limits[.email],
        social: limits[.social]
      )
    } catch {
      throw DecodingError.dataCorruptedError(
        forKey: Key.limits,
        in: container,
        debugDescription: error.description
      )
    }
  }
}
