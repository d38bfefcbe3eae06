/// What can go wrong with one call of a storage.
@nonexhaustive
public enum StorageFault: String, Hashable, Sendable, Codable, CaseIterable {
  /// The storage cannot be reached, and nothing happened.
  case unavailable
  /// The answer is lost after the commit: it has happened.
  case answerLost
  /// The request is lost before the commit, but nobody can tell: it has not happened.
  case requestLost
  /// Somebody else was faster.
  case conflict
}

/// How often each fault strikes a call by chance, as shares of 1.
public struct StorageFaultRates: Hashable, Sendable {
  /// Of ``StorageFault/unavailable``, for loads and commits alike.
  public var unavailable: Double
  /// Of ``StorageFault/answerLost``, for commits.
  public var answerLost: Double
  /// Of ``StorageFault/requestLost``, for commits.
  public var requestLost: Double
  /// Of ``StorageFault/conflict``, for commits.
  public var conflict: Double

  /// States the rates; what is not said never strikes.
  public init(
    unavailable: Double = 0,
    answerLost: Double = 0,
    requestLost: Double = 0,
    conflict: Double = 0
  ) {
    self.unavailable = unavailable
    self.answerLost = answerLost
    self.requestLost = requestLost
    self.conflict = conflict
  }

  /// The fault that a number in 0..<1 stands for.
  func fault(of chance: Double, isCommit: Bool) -> StorageFault? {
    let faults: [(StorageFault, Double)] =
      isCommit
      ? [
        (.unavailable, unavailable), (.answerLost, answerLost), (.requestLost, requestLost),
        (.conflict, conflict),
      ] : [(.unavailable, unavailable)]
    var limit = 0.0
    for (fault, rate) in faults {
      limit += rate
      if chance < limit { return fault }
    }
    return nil
  }
}
