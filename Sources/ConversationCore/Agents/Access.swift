/// Which of many things an agent may use (W-18, W-21).
@nonexhaustive
public enum Access<ID: HostIdentifier>: Hashable, Sendable {
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

extension Access: Codable {
  /// Reads `"all"`, `"none"` or a list of identifiers.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let ids = try? container.decode([ID].self) {
      self = .only(Set(ids))
      return
    }
    switch try container.decode(String.self) {
    case "all": self = .all
    case "none": self = .none
    default:
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "expected all, none or a list of identifiers"
      )
    }
  }

  /// Writes `"all"`, `"none"` or the identifiers in order, so that equal values have equal bytes.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .all: try container.encode("all")
    case .none: try container.encode("none")
    case .only(let ids): try container.encode(ids.sorted())
    }
  }
}
