/// A class of channels that share capacity and availability (W-03, W-32).
@nonexhaustive
public enum ChannelClass: String, CaseIterable, Hashable, Sendable, Codable {
  /// Voice calls.
  case telephony
  /// Chat in real time on a web site or in an app.
  case chat
  /// Email.
  case email
  /// SMS, Messenger, WhatsApp and the like.
  case social
}

/// One value for each class of channels.
public struct PerClass<Value> {
  /// In the order of `ChannelClass.allCases`: one array, so that a copy is one reference.
  private var values: [Value]

  /// Creates the same value for each class.
  public init(repeating value: Value) {
    values = Array(repeating: value, count: ChannelClass.allCases.count)
  }

  /// Creates one value for each class.
  public init(telephony: Value, chat: Value, email: Value, social: Value) {
    values = [telephony, chat, email, social]
  }

  /// The value of a class.
  public subscript(channelClass: ChannelClass) -> Value {
    get { values[channelClass.position] }
    set { values[channelClass.position] = newValue }
  }
}

extension PerClass: Equatable where Value: Equatable {}
extension PerClass: Hashable where Value: Hashable {}
extension PerClass: Sendable where Value: Sendable {}

extension PerClass: Codable where Value: Codable {
  /// Reads one value for each class from an object whose keys are the classes' names.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: ClassKey.self)
    values = try ChannelClass.allCases.map {
      try container.decode(Value.self, forKey: ClassKey($0))
    }
  }

  /// Writes an object whose keys are the classes' names.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: ClassKey.self)
    for channelClass in ChannelClass.allCases {
      try container.encode(self[channelClass], forKey: ClassKey(channelClass))
    }
  }
}

extension ChannelClass {
  fileprivate var position: Int {
    switch self {
    case .telephony: 0
    case .chat: 1
    case .email: 2
    case .social: 3
    }
  }
}

private struct ClassKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }
  init(_ channelClass: ChannelClass) { stringValue = channelClass.rawValue }
  init?(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}
