public import ConversationCore
public import Masking

extension ViewerRole {
  /// The viewer that an agent's role makes them (W-25, A-27).
  ///
  /// Somebody whose role Masking does not know sees masked values.
  public init(_ role: Role) { self.init(rawValue: role.rawValue) }
}
