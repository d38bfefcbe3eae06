/// Which of many things an agent may use (W-18, W-21).
@nonexhaustive
public enum Access<ID: HostIdentifier>: Hashable, Sendable, Codable {
  /// All of them.
  case all
  /// Those that are named.
  case only(Set<ID>)
  /// None.
  case none

  /// Whether one of them may be used.
  public func permits(_ id: ID) -> Bool {
    switch self {
    case .all: true
    case .only(let ids): ids.contains(id)
    case .none: false
    }
  }

  /// Whether at least one of several may be used.
  public func permitsAny(of ids: some Sequence<ID>) -> Bool {
    switch self {
    case .all: true
    case .only(let permitted): ids.contains(where: permitted.contains)
    case .none: false
    }
  }
}
