/// The triggers that a host knows: the fourteen, and its own.
public struct TriggerCatalogue: Sendable {
  /// The definitions, in the order in which settings pages show them.
  public let definitions: [TriggerDefinition]
  private let positions: [AutoReplyTrigger: Int]

  /// The fourteen (P-03).
  public static let standard = Self(unique: TriggerDefinition.standard)

  /// The fourteen and more.
  ///
  /// - Throws: ``AutoReplyError`` `duplicateTrigger` for a definition whose trigger is there already.
  public init(adding more: [TriggerDefinition]) throws(AutoReplyError) {
    var known = Set(TriggerDefinition.standard.map(\.trigger))
    for definition in more where !known.insert(definition.trigger).inserted {
      throw AutoReplyError(.duplicateTrigger(definition.trigger))
    }
    self.init(unique: TriggerDefinition.standard + more)
  }

  private init(unique definitions: [TriggerDefinition]) {
    self.definitions = definitions
    positions = Dictionary(
      definitions.enumerated().map { ($1.trigger, $0) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// The definition of a trigger, if there is one.
  public subscript(trigger: AutoReplyTrigger) -> TriggerDefinition? {
    positions[trigger].map { definitions[$0] }
  }
}
