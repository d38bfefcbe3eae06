/// A value that is held by one reference: what is seldom there costs eight bytes where it is not, and
/// what is large is copied as one reference.
///
/// It is written and compared as the value itself.
struct Rare<Value: Hashable & Sendable & Codable>: Hashable, Sendable, Codable {
  private let shared: Shared<Value>

  /// The value.
  var value: Value {
    @inline(__always) _read { yield shared.value }
  }

  init(_ value: consuming Value) { shared = Shared(value) }

  init(from decoder: any Decoder) throws { self.init(try Value(from: decoder)) }
  func encode(to encoder: any Encoder) throws { try value.encode(to: encoder) }
  static func == (lhs: Self, rhs: Self) -> Bool {
    lhs.shared === rhs.shared || lhs.value == rhs.value
  }
  func hash(into hasher: inout Hasher) { hasher.combine(value) }
}
