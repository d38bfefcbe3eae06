#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// What few conversations have: it is held by one reference, so that the others stay small.
struct ConversationDetails: Hashable, Sendable, Codable {
  var isRefusedByAll = false
  var preferredAgent: AgentID?
  var lastInboundThread: [String]?
  var subject: String?
  var reopenCount = 0
  var reopenedAt: Date?
  var threadControl: ThreadControl?

  /// Nothing of it.
  static let none = Self()
}

extension Conversation {
  /// Whether it was announced that everybody has refused.
  public internal(set) var isRefusedByAll: Bool {
    get { rareDetails?.value.isRefusedByAll ?? false }
    set { if newValue != isRefusedByAll { details.isRefusedByAll = newValue } }
  }
  /// The agent who knows the customer from before.
  public internal(set) var preferredAgent: AgentID? {
    get { rareDetails?.value.preferredAgent }
    set { if newValue != preferredAgent { details.preferredAgent = newValue } }
  }
  /// The messages before the customer's last one in its thread, on channels that name them.
  public internal(set) var lastInboundThread: [String]? {
    get { rareDetails?.value.lastInboundThread }
    set { if newValue != lastInboundThread { details.lastInboundThread = newValue } }
  }
  /// The subject, on channels that have one.
  public internal(set) var subject: String? {
    get { rareDetails?.value.subject }
    set { if newValue != subject { details.subject = newValue } }
  }
  /// How often it was reopened.
  public internal(set) var reopenCount: Int {
    get { rareDetails?.value.reopenCount ?? 0 }
    set { if newValue != reopenCount { details.reopenCount = newValue } }
  }
  /// When it was last reopened.
  public internal(set) var reopenedAt: Date? {
    get { rareDetails?.value.reopenedAt }
    set { if newValue != reopenedAt { details.reopenedAt = newValue } }
  }

  /// Who answers the thread, where several programs of the business share it and one was said to.
  public internal(set) var threadControl: ThreadControl? {
    get { rareDetails?.value.threadControl }
    set { if newValue != threadControl { details.threadControl = newValue } }
  }

  /// Nothing is held when nothing of it is there.
  private var details: ConversationDetails {
    get { rareDetails?.value ?? .none }
    set { rareDetails = newValue == .none ? nil : Rare(newValue) }
  }
}
